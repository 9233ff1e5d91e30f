package ebb.btyd.model;

/** A base of customers that a model can be fitted to, wherever its rows are. */
public interface LikelihoodBase {

    double customers();

    /** Repeat purchase days of all customers. */
    double repeats();

    /** Mean T, the natural unit of a model's times. */
    double meanAge();

    /** Distinct (x, t_x, T). */
    long distinct();

    /** The same base with times rounded until it is small, to find where to search. */
    GroupedSummaries sketch();

    LogLikelihood logLikelihood(BtydFamily family);
}
