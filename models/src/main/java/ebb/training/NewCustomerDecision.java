package ebb.training;

import ebb.evaluation.Interval;
import java.io.Serializable;

/**
 * Whether customers who have bought on one day are scored by a model of their own, and why.
 *
 * @param used whether they are
 * @param contestant that fits them best; null where there were too few to try
 * @param trainingRows such customers times as-of dates that trained what was judged
 * @param holdoutRows such customers that judged
 * @param logLossGain how much less log loss it has on them than what is published for everyone; null where it was not judged
 * @param aucGain how much more ROC AUC; null where it was not judged
 * @param reason in a sentence
 */
public record NewCustomerDecision(
        boolean used,
        String contestant,
        int trainingRows,
        int holdoutRows,
        Interval logLossGain,
        Interval aucGain,
        String reason)
        implements Serializable {}
