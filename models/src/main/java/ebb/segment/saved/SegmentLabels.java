package ebb.segment.saved;

import static java.util.Map.entry;

import ebb.schema.AccountsTable;
import ebb.schema.NextActionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.star.StarCustomersTable;
import ebb.schema.star.StarScoresTable;
import java.util.Map;
import org.apache.spark.sql.types.StructField;

/** What people call the columns that a segment is made of; of yes and no, the word for a customer of whom it is so. */
final class SegmentLabels {
    private static final Map<String, String> LABELS = Map.ofEntries(
            entry(SegmentsTable.LIFECYCLE, "segment"),
            entry(SegmentsTable.RFM_GROUP, "recency, frequency and value group"),
            entry(SegmentsTable.ACCOUNT_CLASS, "class"),
            entry(SegmentsTable.IS_CORE, "core"),
            entry(SegmentsTable.IS_CONTROL, "control group"),
            entry(AccountsTable.STANDING, "standing of the account"),
            entry(ScoresTable.IS_ACTIVE, "active"),
            entry(StarCustomersTable.COHORT_ON, "month of the first purchase"),
            entry(StarCustomersTable.FIRST_BOUGHT_ON, "first purchase"),
            entry(StarCustomersTable.LAST_BOUGHT_ON, "last purchase"),
            entry(ScoresTable.CADENCE_CHURN_PROBABILITY, "probability of silence beyond the customer's own limit"),
            entry(ScoresTable.CADENCE_LIMIT, "days of silence that are the customer's own limit"),
            entry(ScoresTable.P_ALIVE, "probability of still being a customer"),
            entry(ScoresTable.NO_PURCHASE, "probability of no purchase, by purchase days alone"),
            entry(ScoresTable.EXPECTED_PURCHASES_LOW, "expected purchases, lower end"),
            entry(ScoresTable.EXPECTED_PURCHASES_HIGH, "expected purchases, upper end"),
            entry(ScoresTable.EXPECTED_NEXT_PURCHASE_ON, "next purchase expected"),
            entry(ScoresTable.NEXT_PURCHASE_FROM_ON, "next purchase, earliest"),
            entry(ScoresTable.NEXT_PURCHASE_UNTIL_ON, "next purchase, latest"),
            entry(ScoresTable.NEXT_PURCHASE_NOTE, "why no next purchase is predicted"),
            entry(ScoresTable.EXPECTED_SPEND, "expected spend on a purchase day"),
            entry(ScoresTable.EXPECTED_VALUE_LOW, "expected value, lower end"),
            entry(ScoresTable.EXPECTED_VALUE_HIGH, "expected value, upper end"),
            entry(ScoresTable.RISK_PERCENTILE, "share of active customers with less risk"),
            entry(StarScoresTable.SILENCE, "days since the last purchase"),
            entry(StarScoresTable.PURCHASE_DAYS, "purchase days so far"),
            entry(AccountsTable.YEAR_AMOUNT, "bought in a year"),
            entry(NextActionsTable.STATE, "state of the action"),
            entry(NextActionsTable.SUPPRESSED_BECAUSE, "why no action is due"),
            entry(NextActionsTable.PURPOSE, "purpose of the action"),
            entry(NextActionsTable.KIND, "kind of action"),
            entry(NextActionsTable.CONTACT_BY, "last day to act"),
            entry(NextActionsTable.RANK, "rank of the action"),
            entry(NextActionsTable.OWNER_RANK, "rank of the action among the owner's"),
            entry(NextActionsTable.CHANCE, "probability behind the expected loss"),
            entry(NextActionsTable.SAVED_SHARE, "share of the loss that acting saves"),
            entry(NextActionsTable.COST, "cost of the contact"));

    /** Where the comment of the column names other columns or settings. */
    private static final Map<String, String> MEANINGS = Map.of(
            ScoresTable.IS_ACTIVE,
            "Bought lately: the last purchase is not longer ago than a customer counts as active",
            ScoresTable.CHURN_PROBABILITY,
            "Probability of no purchase in the horizon after the as-of date, or of spending less than the least that counts, 0 to 1; null: not scored",
            ScoresTable.NO_PURCHASE,
            "Probability of no purchase in the horizon by the days of purchases alone, 0 to 1; the churn probability knows more; null: not modelled",
            ScoresTable.EXPECTED_NEXT_PURCHASE_ON,
            "Day the next purchase is expected, of all customers like this one, those who leave included; null: not modelled, or not predictable",
            NextActionsTable.EXPECTED_LOSS,
            "Money that the action is about: money at risk of active customers, the sum to collect or diverted for account duty, the value of a return for the lapsed; null: no action");

    private SegmentLabels() {}

    /** A column without an entry is called what its name says. */
    static String of(String column) {
        return LABELS.getOrDefault(column, column.replace('_', ' '));
    }

    static String meaning(StructField field) {
        String comment =
                field.getComment().get().replace("the conf's", "the settings'").replace("the conf", "the settings");
        return MEANINGS.getOrDefault(field.name(), comment);
    }
}
