package ebb.input;

import java.io.Serializable;
import java.util.List;

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
 * @param ties what the customer would lose by leaving
 */
public record Profile(
        String region,
        String territory,
        String owner,
        long creditLimit,
        int creditGrade,
        double influence,
        long wallet,
        Person person,
        Ties ties)
        implements Serializable {
    public static final Profile UNKNOWN = new Profile(null, null, null, -1, -1, -1, -1, Person.UNKNOWN);

    /** An account of which no ties are known. */
    public Profile(
            String region,
            String territory,
            String owner,
            long creditLimit,
            int creditGrade,
            double influence,
            long wallet,
            Person person) {
        this(region, territory, owner, creditLimit, creditGrade, influence, wallet, person, Ties.UNKNOWN);
    }

    /**
     * What the customer would lose by leaving.
     *
     * @param prepaid money that we hold, in hundredths
     * @param points loyalty points, in hundredths of one
     * @param contractUntilDay last day of the contract, as days since 1970-01-01; {@link #NO_CONTRACT} where none is known
     */
    public record Ties(long prepaid, long points, int contractUntilDay) implements Serializable {
        public static final int NO_CONTRACT = Integer.MIN_VALUE;
        public static final Ties UNKNOWN = new Ties(-1, -1, NO_CONTRACT);
    }

    /**
     * What concerns the person.
     *
     * @param birthDay day of birth as days since 1970-01-01; {@link #NO_BIRTHDAY} where it is not given
     * @param wishes what is known of being contacted
     */
    public record Person(int birthDay, Wishes wishes) implements Serializable {
        public static final int NO_BIRTHDAY = Integer.MIN_VALUE;
        public static final Person UNKNOWN = new Person(NO_BIRTHDAY, Wishes.UNKNOWN);
    }

    /**
     * What the customer, or the business, said of being contacted; of several rows of one customer the strictest. {@code ebb.customer.ContactPolicy} makes
     * of it what is permitted.
     *
     * @param optedOut asked not to be contacted
     * @param agreed agreed to be contacted
     * @param hasEmail an e-mail address is known
     * @param suppressions entries of the suppression list
     */
    public record Wishes(boolean optedOut, boolean agreed, boolean hasEmail, List<Suppression> suppressions)
            implements Serializable {
        public static final Wishes UNKNOWN = new Wishes(false, false, false, List.of());
    }
}
