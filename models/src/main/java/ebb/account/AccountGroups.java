package ebb.account;

import ebb.customer.CalendarDays;
import ebb.input.AccountPast;
import ebb.input.Profile;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Groups that a score is to be fair to: region, account class and ten years of age. No model is trained on them. */
public final class AccountGroups {
    public static final String REGION = "region";
    public static final String ACCOUNT_CLASS = "account class";
    public static final String AGE = "age";

    private static final int DECADE = 10;

    private AccountGroups() {}

    /** The groups of one account on an as-of date, by dimension; what is not known of it is left out. */
    public static Map<String, String> of(AccountPast past, AccountSettings settings) {
        Map<String, String> groups = new TreeMap<>();
        Profile profile = past.inputs().profile();
        if (profile.region() != null) {
            groups.put(REGION, profile.region());
        }
        int birthDay = profile.person().birthDay();
        if (birthDay != Profile.Person.NO_BIRTHDAY && birthDay < past.day()) {
            int from = (past.day() - birthDay) / CalendarDays.YEAR / DECADE * DECADE;
            groups.put(AGE, String.format(Locale.ROOT, "%d to %d", from, from + DECADE - 1));
        }
        // A class compares the account with nobody, so that no baseline of all customers is needed.
        AccountClass.of(new AccountFacts(past, null), settings)
                .ifPresent(found -> groups.put(ACCOUNT_CLASS, Integer.toString(found.number())));
        return groups;
    }
}
