package ebb.btyd;

/** A base of customers apart by their covariates, wherever its rows are. */
interface StratifiedBase {

    /** All of them, whatever their covariates. */
    CustomerBase pooled();

    /** Distinct combinations of covariates, counted no further than {@code most}. */
    int combinations(int most);

    /** As a function of the family's log parameters with all covariates 0, and the effects after them. */
    LogLikelihood logLikelihood(Effects effects);
}
