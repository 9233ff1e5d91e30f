package ebb.input;

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
 * @param person what concerns the person
 */
public record Profile(
        String region,
        String territory,
        String owner,
        long creditLimit,
        int creditGrade,
        double influence,
        long wallet,
        Person person)
        implements Serializable {
    public static final Profile UNKNOWN = new Profile(null, null, null, -1, -1, -1, -1, Person.UNKNOWN);

    /**
     * What concerns the person.
     *
     * @param birthDay day of birth as days since 1970-01-01; {@link #NO_BIRTHDAY} where it is not given
     * @param mayBeContacted whether the customer agreed to be contacted and did not opt out since
     */
    public record Person(int birthDay, boolean mayBeContacted) implements Serializable {
        public static final int NO_BIRTHDAY = Integer.MIN_VALUE;
        public static final Person UNKNOWN = new Person(NO_BIRTHDAY, false);
    }
}
