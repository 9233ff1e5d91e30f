package ebb.btyd.fit;

import ebb.btyd.model.LikelihoodBase;
import ebb.btyd.model.LogLikelihood;

/** A base of customers apart by their covariates, wherever its rows are. */
public interface StratifiedBase {

    /** All of them, whatever their covariates. */
    LikelihoodBase pooled();

    /** Distinct combinations of covariates, counted no further than {@code most}. */
    int combinations(int most);

    /** As a function of the family's log parameters with all covariates 0, and the effects after them. */
    LogLikelihood logLikelihood(CovariateEffects effects);
}
