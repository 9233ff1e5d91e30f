package ebb.btyd.model;

/** A log-likelihood of all customers as a function of the logarithms of a model's parameters. */
public interface LogLikelihood {

    /** The log-likelihood; its gradient by the log parameters is written to {@code gradient}. */
    double at(double[] logParameters, double[] gradient);
}
