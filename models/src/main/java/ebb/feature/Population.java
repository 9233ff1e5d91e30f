package ebb.feature;

import ebb.ledger.AsOf;
import java.io.Serializable;

/**
 * What was known of all customers on the as-of date: the frame that one customer's numbers are weighed against.
 *
 * @param asOf the as-of date
 */
public record Population(AsOf asOf) implements Serializable {}
