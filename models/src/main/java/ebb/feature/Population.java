package ebb.feature;

import ebb.ledger.AsOf;
import java.io.Serializable;

/**
 * What was known of all customers on the as-of date: the frame that one customer's numbers are weighed against.
 *
 * @param asOf the as-of date
 * @param horizonDays length of the outcome window that the features are to speak about
 * @param gaps how gaps between purchase days are spread over all customers
 */
public record Population(AsOf asOf, int horizonDays, GapPrior gaps) implements Serializable {}
