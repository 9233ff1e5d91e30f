package ebb.reason;

/**
 * One reason for a score.
 *
 * @param theme what it is about
 * @param contribution what it adds to the log-odds of churning, against the average customer
 * @param words in the customer's own figures
 */
public record Reason(String theme, double contribution, String words) {}
