package ebb.care;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.input.AccountInputs;
import ebb.input.CustomerAccount;
import ebb.input.Invoice;
import ebb.input.Profile;
import ebb.input.ServiceCase;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.schema.ComplaintRecoveryTable;
import ebb.testing.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ComplaintRecoveryTest {
    private static final String LIMIT = "limit";
    private static final int FIRST = 1000;
    private static final int COMPLAINT = 1400;
    private static final int TODAY = 1600;
    private static final AsOf AS_OF = new AsOf(TODAY, new DataSpan(FIRST, TODAY));
    private static final ComplaintRecovery RECOVERY =
            new ComplaintRecovery(AS_OF, new ComplaintRecovery.Terms(90, List.of("Refused"), 20));

    /** Planted: shares that buy again after a complaint solved quickly (2 days), slowly (15 days), refused, and without one. */
    private static final Map<String, Double> PLANTED = Map.of(
            ComplaintRecoveryTable.QUICK, 0.85,
            ComplaintRecoveryTable.SLOW, 0.60,
            ComplaintRecoveryTable.REFUSED, 0.35,
            ComplaintRecoveryTable.NO_COMPLAINT, 0.75);

    private static CustomerAccount account(String id, List<Integer> days, List<ServiceCase> cases) {
        List<Line> lines = days.stream()
                .map(day -> Line.purchase(id, day, 10).in(day < 1350 ? "tea" : "coffee"))
                .toList();
        return new CustomerAccount(
                LocalLedger.of(lines).get(0),
                new AccountInputs(Profile.UNKNOWN, List.of(), List.of(), List.of(), cases, List.of(), List.of()));
    }

    private static ServiceCase complaint(int opened, int closed, String outcome) {
        return new ServiceCase(opened, closed, ServiceCase.COMPLAINT, "late", outcome);
    }

    private static Map<String, Row> rows(List<CustomerAccount> accounts, String dimension) {
        RecoveryTally tally = new RecoveryTally();
        accounts.forEach(account -> RECOVERY.add(tally, account));
        Map<String, Row> byHandling = new HashMap<>();
        RECOVERY.rows(tally).stream()
                .filter(row -> row.getString(1).equals(dimension))
                .forEach(row -> byHandling.put(row.getString(3), row));
        return byHandling;
    }

    /** Frequent buyers come back more often by 0.1 than rare ones, whatever is done, and are served quickly more often. */
    private static List<CustomerAccount> shop(int seed) {
        Random random = new Random(seed);
        List<CustomerAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            boolean isFrequent = random.nextBoolean();
            double turn = random.nextDouble();
            String handling = turn < 0.25
                    ? ComplaintRecoveryTable.NO_COMPLAINT
                    : turn < (isFrequent ? 0.7 : 0.4)
                            ? ComplaintRecoveryTable.QUICK
                            : turn < 0.85 ? ComplaintRecoveryTable.SLOW : ComplaintRecoveryTable.REFUSED;
            double back = PLANTED.get(handling) + (isFrequent ? 0.05 : -0.05);
            List<Integer> days = new ArrayList<>();
            for (int day = COMPLAINT - 300; day < COMPLAINT; day += isFrequent ? 20 : 140) {
                days.add(day);
            }
            if (random.nextDouble() < back) {
                days.add(TODAY - 60);
            }
            accounts.add(account("c" + seed + "-" + i, days, cases(handling, random)));
        }
        return accounts;
    }

    private static List<ServiceCase> cases(String handling, Random random) {
        return switch (handling) {
            case ComplaintRecoveryTable.QUICK ->
                List.of(complaint(COMPLAINT + 60, COMPLAINT + 60 + random.nextInt(3), "solved"));
            case ComplaintRecoveryTable.SLOW ->
                List.of(complaint(COMPLAINT + 60, COMPLAINT + 70 + random.nextInt(40), "solved"));
            case ComplaintRecoveryTable.REFUSED -> List.of(complaint(COMPLAINT + 60, COMPLAINT + 65, " refused"));
            default -> List.of();
        };
    }

    /**
     * Nominal coverage of the intervals is 95 %; each planted difference must be covered in 90 of 100 shops. The limit of quickly is found by half of the
     * customers and a little less often.
     */
    @Tag("slow")
    @Test
    void theIntervalsCoverWhatWasPlantedInNinetyOfAHundredShops() {
        Map<String, Integer> covered = covered(100);
        assertThat(covered.get(ComplaintRecoveryTable.SLOW)).isGreaterThanOrEqualTo(90);
        assertThat(covered.get(ComplaintRecoveryTable.REFUSED)).isGreaterThanOrEqualTo(90);
        assertThat(covered.get(LIMIT)).isGreaterThanOrEqualTo(80);
    }

    @Test
    void theIntervalsCoverWhatWasPlanted() {
        assertThat(covered(3).values()).hasSize(3).allMatch(count -> count >= 2);
    }

    /** In how many of so many shops the planted differences are covered, and the limit of quickly is found. */
    private static Map<String, Integer> covered(int shops) {
        Map<String, Integer> covered = new HashMap<>();
        for (int seed = 0; seed < shops; seed++) {
            Map<String, Row> rows = rows(shop(seed), ComplaintRecoveryTable.ALL);
            for (String handling : List.of(ComplaintRecoveryTable.SLOW, ComplaintRecoveryTable.REFUSED)) {
                Row row = rows.get(handling);
                double planted = PLANTED.get(handling) - PLANTED.get(ComplaintRecoveryTable.QUICK);
                covered.merge(
                        handling, row.getDouble(10) <= planted && planted <= row.getDouble(11) ? 1 : 0, Integer::sum);
            }
            int quickDays = rows.get(ComplaintRecoveryTable.QUICK).getInt(12);
            covered.merge(LIMIT, quickDays >= 2 && quickDays < 10 ? 1 : 0, Integer::sum);
        }
        return covered;
    }

    @Test
    void adjustsForActivity() {
        Map<String, Row> rows = rows(shop(1), ComplaintRecoveryTable.ALL);
        Row quick = rows.get(ComplaintRecoveryTable.QUICK);
        assertThat(quick.getDouble(5))
                .as("the quick ones were frequent buyers: as observed they look better than adjusted")
                .isGreaterThan(quick.getDouble(6));
        assertThat(quick.get(10)).isNull();
        assertThat(quick.getDouble(13)).isEqualTo(0.95);
        assertThat(rows.get(ComplaintRecoveryTable.SLOW).getDouble(13)).isEqualTo(0.7);
    }

    @Test
    void looksAtAComplaintAsItStoodThirtyDaysLater() {
        List<CustomerAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            accounts.add(account("at" + i, List.of(1300, 1450), List.of(complaint(1400, 1430, "refused"))));
            accounts.add(account("after" + i, List.of(1300, 1430), List.of(complaint(1400, 1431, "refused"))));
            accounts.add(account("open" + i, List.of(1300), List.of(complaint(1481, Invoice.NEVER, null))));
        }
        Map<String, Row> rows = rows(accounts, "cause");
        assertThat(rows.get(ComplaintRecoveryTable.REFUSED).getDouble(5)).isEqualTo(1.0);
        assertThat(rows.get(ComplaintRecoveryTable.SLOW).getLong(4))
                .as("the window of a complaint of 1481 ends after today")
                .isEqualTo(20);
        assertThat(rows.get(ComplaintRecoveryTable.SLOW).getDouble(5))
                .as("a purchase on the landmark itself is before the window")
                .isZero();
    }

    @Test
    void comparesByTheCategoryOfThePurchaseComplainedOf() {
        List<CustomerAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            accounts.add(account("near" + i, List.of(1300, 1370, 1450), List.of(complaint(1400, 1402, null))));
            accounts.add(account("late" + i, List.of(1300, 1369, 1450), List.of(complaint(1400, 1402, null))));
        }
        Row quick = rows(accounts, ComplaintRecoveryTable.CATEGORY).get(ComplaintRecoveryTable.QUICK);
        assertThat(quick.getString(2)).isEqualTo("coffee");
        assertThat(quick.getLong(4))
                .as("31 days after a purchase it is of none")
                .isEqualTo(20);
    }

    @Test
    void nothingIsComparedWithAGroupThatIsLeftOut() {
        List<CustomerAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            accounts.add(account("s" + i, List.of(1300), List.of(complaint(1400, 1460, null))));
        }
        for (int i = 0; i < 3; i++) {
            accounts.add(account("q" + i, List.of(1300, 1440), List.of(complaint(1400, 1400, null))));
        }
        Map<String, Row> rows = rows(accounts, "all");
        assertThat(rows).doesNotContainKey(ComplaintRecoveryTable.QUICK);
        Row slow = rows.get(ComplaintRecoveryTable.SLOW);
        for (String column : List.of(
                ComplaintRecoveryTable.DIFFERENCE,
                ComplaintRecoveryTable.DIFFERENCE_LOW,
                ComplaintRecoveryTable.DIFFERENCE_HIGH)) {
            assertThat(slow.get(ComplaintRecoveryTable.TABLE.schema().fieldIndex(column)))
                    .as("%s would tell what three customers did", column)
                    .isNull();
        }
    }

    @Test
    void groupsBelowMinCohortAreLeftOut() {
        List<CustomerAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 19; i++) {
            accounts.add(account("c" + i, List.of(1300), List.of(complaint(1400, 1402, null))));
        }
        assertThat(rows(accounts, "all")).isEmpty();
        accounts.add(account("c19", List.of(1300), List.of(complaint(1400, 1402, null))));
        assertThat(rows(accounts, "all")).containsOnlyKeys(ComplaintRecoveryTable.QUICK);
        assertThat(rows(List.of(account("n", List.of(1300), List.of())), "all"))
                .as("no complaint: nothing to compare")
                .isEmpty();
        List<CustomerAccount> quiet = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            quiet.add(account("n" + i, List.of(1300), List.of()));
        }
        quiet.add(account("c", List.of(1300), List.of(complaint(1400, 1402, null))));
        assertThat(rows(quiet, "all"))
                .as("customers without a complaint, as if they had been as active as one who complained")
                .isEmpty();
    }
}
