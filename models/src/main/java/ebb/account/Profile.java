package ebb.account;

import java.io.Serializable;

/**
 * Master data of an account; null, or a number below zero, where it is not given.
 *
 * @param region where the customer is
 * @param territory sales territory the customer belongs to
 * @param owner who looks after the customer
 * @param creditLimit highest balance it may owe, in hundredths
 * @param creditGrade 1 (worst) to 4 (best)
 * @param influence weight of its word with others
 * @param wallet bought from everyone in a year, in hundredths
 */
public record Profile(
        String region, String territory, String owner, long creditLimit, int creditGrade, double influence, long wallet)
        implements Serializable {
    public static final Profile UNKNOWN = new Profile(null, null, null, -1, -1, -1, -1);
}
