package ebb.lake;

import static org.apache.spark.sql.functions.col;

import ebb.action.ActionSettings;
import ebb.conf.InputSettings;
import ebb.conf.Settings;
import ebb.customer.ContactPolicy;
import ebb.input.AccountEntries;
import ebb.input.ContactPermissions;
import ebb.input.MergedCustomers;
import ebb.schema.CustomersTable;
import ebb.schema.InputProfileTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Makes the contact policy of a lake: what the conf demands, and what its customers input can tell. */
public final class ContactPolicies {
    private ContactPolicies() {}

    /** The policy as of a date, by the customers table as it stands. */
    public static ContactPolicy of(Lake lake, Settings settings, LocalDate asOf) {
        return of(lake, lake.readIfThere(CustomersTable.TABLE), settings, asOf);
    }

    /**
     * The policy as of a date.
     *
     * @param customers null: the input is off
     */
    private static ContactPolicy of(Lake lake, Dataset<Row> customers, Settings settings, LocalDate asOf) {
        ContactPolicy policy = new ContactPolicy(
                isDemanded(lake, customers, settings)
                        ? ContactPolicy.Consent.DEMANDED
                        : ContactPolicy.Consent.NOT_DEMANDED,
                settings.contact().cap(),
                settings.segments().controlGroup(),
                (int) asOf.toEpochDay());
        return policy.with(
                        customers != null && isGiven(lake, customers, CustomersTable.EMAIL, settings)
                                ? ContactPolicy.Addresses.GIVEN
                                : ContactPolicy.Addresses.NOT_GIVEN)
                .with(settings.contact().forbidding());
    }

    /**
     * What the policy says of each customer of {@code rows}, by the inputs as they stand now; rows of {@link ContactPermissions}. Who has turned out since
     * to be one with somebody else is refused what either of the two is refused. Who was exported before the latest of the days counts as contacted.
     *
     * @param days what is refused on one of them is refused: a complaint or a contact after the as-of date counts on the day of writing a list
     */
    public static Dataset<Row> permissions(Lake lake, Settings settings, List<LocalDate> days, Dataset<Row> rows) {
        Dataset<Row> customers = lake.readIfThere(CustomersTable.TABLE);
        MergedCustomers merged = Aliases.ever(lake);
        return ContactPermissions.of(
                rows,
                merged.underEveryId(AccountEntries.byCustomer(
                        AccountInputsReader.readWithSent(lake, merged, settings.contact(), Collections.max(days)))),
                days.stream().map(day -> of(lake, customers, settings, day)).toList());
    }

    /** Which wishes the customers input cannot tell, so that nobody is left out for them, in words; empty: none. */
    public static Optional<String> unchecked(Lake lake, Settings settings) {
        Dataset<Row> customers = lake.readIfThere(CustomersTable.TABLE);
        if (customers == null) {
            return Optional.of(ContactPolicy.UNCHECKED);
        }
        List<String> unchecked = new ArrayList<>();
        if (!isGiven(lake, customers, CustomersTable.OPTED_OUT, settings)) {
            unchecked.add("opt-out");
        }
        if (!isDemanded(lake, customers, settings)
                && !settings.actions().requireConsent().equals(ActionSettings.NEVER)) {
            unchecked.add("consent");
        }
        return unchecked.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(" and ", unchecked)
                        + (unchecked.size() == 1 ? " is" : " are")
                        + " not checked: the customers input has no column for "
                        + (unchecked.size() == 1 ? "it" : "them"));
    }

    private static boolean isDemanded(Lake lake, Dataset<Row> customers, Settings settings) {
        return switch (settings.actions().requireConsent()) {
            case ActionSettings.ALWAYS -> true;
            case ActionSettings.NEVER -> false;
            default -> customers != null && isGiven(lake, customers, CustomersTable.CONSENT, settings);
        };
    }

    /** Whether the customers input has the column: the conf names it, some customer has it, or a delivery gave it though no row has a value. */
    private static boolean isGiven(Lake lake, Dataset<Row> customers, String column, Settings settings) {
        InputSettings input = settings.inputs().get(CustomersTable.TABLE.name());
        return (input != null && input.columns().containsKey(column))
                || !customers.where(col(column).isNotNull()).isEmpty()
                || isDelivered(lake, column);
    }

    private static boolean isDelivered(Lake lake, String column) {
        return lake.has(InputProfileTable.TABLE)
                && !lake.read(InputProfileTable.TABLE)
                        .where(col(InputProfileTable.INPUT)
                                .equalTo(CustomersTable.TABLE.name())
                                .and(col(InputProfileTable.COLUMN_NAME).equalTo(column)))
                        .isEmpty();
    }
}
