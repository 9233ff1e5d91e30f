package ebb.action.winback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ebb.feature.GapPrior;
import ebb.input.AccountInputs;
import ebb.input.CustomerAccount;
import ebb.input.CustomerContact;
import ebb.input.Profile;
import ebb.input.ServiceCase;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.schema.LossReasonsTable;
import ebb.testing.Line;
import ebb.testing.TestBaseline;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LossReasonsTest {
    private static final int FIRST = 1000;
    private static final int TODAY = 2000;
    private static final AsOf AS_OF = new AsOf(TODAY, new DataSpan(FIRST, TODAY));
    private static final Map<String, List<String>> GROUPS = Map.of(
            LossReasonsTable.OUT_OF_OUR_HANDS, List.of("moved", "died"),
            LossReasonsTable.BETTER_ELSEWHERE, List.of("better product elsewhere"),
            LossReasonsTable.OUR_FAULT, List.of("Service", "price"),
            LossReasonsTable.NO_NEED, List.of("no need"));

    /** Planted shares of all the lost. */
    private static final Map<String, Double> PLANTED = Map.of(
            LossReasonsTable.OUT_OF_OUR_HANDS, 0.3,
            LossReasonsTable.BETTER_ELSEWHERE, 0.2,
            LossReasonsTable.OUR_FAULT, 0.4,
            LossReasonsTable.NO_NEED, 0.1);

    private static final LossReasons REASONS = new LossReasons(
            AS_OF,
            TestBaseline.of(new GapPrior(100, Math.log(20), 0.5, 0.1)),
            CauseModel.of(List.of(), SignWords.NONE),
            new LossReasons.Terms(new LossReasonSettings(true, GROUPS), 20));

    private static CustomerAccount account(String id, int last, String said, boolean failed, double amount) {
        List<Line> lines = new ArrayList<>();
        for (int day = last - 80; day <= last; day += 20) {
            lines.add(Line.purchase(id, day, amount));
        }
        return new CustomerAccount(
                LocalLedger.of(lines).get(0),
                new AccountInputs(
                        Profile.UNKNOWN,
                        List.of(),
                        List.of(),
                        List.of(),
                        failed ? List.of(new ServiceCase(last - 5, last - 2, ServiceCase.FAILURE, "late")) : List.of(),
                        List.of(),
                        said == null
                                ? List.of()
                                : List.of(new CustomerContact(last + 95, false, "phone", null, "declined", said))));
    }

    private static Map<String, Row> rows(List<CustomerAccount> accounts, String basis) {
        LossTally tally = new LossTally();
        accounts.forEach(account -> REASONS.add(tally, account));
        Map<String, Row> byReason = new HashMap<>();
        REASONS.rows(tally).stream()
                .filter(row -> row.getString(1).equals(basis))
                .forEach(row -> byReason.put(
                        row.getString(3).equals(LossReasonsTable.ALL) ? row.getString(2) : row.getString(3), row));
        return byReason;
    }

    /** Those at whose purchase something failed answer twice as often: what is said overstates our fault. */
    private static List<CustomerAccount> shop(int seed) {
        Random random = new Random(seed);
        List<CustomerAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            String group = drawn(random.nextDouble());
            boolean failed = random.nextDouble() < (group.equals(LossReasonsTable.OUR_FAULT) ? 0.6 : 0.05);
            String said = random.nextDouble() < (failed ? 0.5 : 0.25)
                    ? GROUPS.get(group).get(0)
                    : null;
            accounts.add(
                    account("c" + i, TODAY - 100 - random.nextInt(300), said, failed, 10 + 30 * random.nextDouble()));
        }
        return accounts;
    }

    private static String drawn(double turn) {
        double below = 0;
        for (String group : LossReasonsTable.CODED) {
            below += PLANTED.get(group);
            if (turn < below) {
                return group;
            }
        }
        return LossReasonsTable.NO_NEED;
    }

    /** Nominal coverage of the intervals is 95 %. */
    @Tag("slow")
    @Test
    void theIntervalsCoverWhatWasPlantedInNinetyOfAHundredShops() {
        assertThat(covered(100).values()).hasSize(4).allMatch(count -> count >= 90);
    }

    @Test
    void theIntervalsCoverWhatWasPlanted() {
        assertThat(covered(3).values()).hasSize(4).allMatch(count -> count >= 2);
    }

    private static Map<String, Integer> covered(int shops) {
        Map<String, Integer> covered = new HashMap<>();
        for (int seed = 0; seed < shops; seed++) {
            Map<String, Row> rows = rows(shop(seed), LossReasonsTable.EXTENDED);
            PLANTED.forEach((group, share) -> covered.merge(
                    group,
                    rows.get(group).getDouble(6) <= share
                                    && share <= rows.get(group).getDouble(7)
                            ? 1
                            : 0,
                    Integer::sum));
        }
        return covered;
    }

    @Test
    void whatIsSaidIsExtendedToThoseWhoSaidNothingByTheirProbableCause() {
        List<CustomerAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            accounts.add(account("f" + i, TODAY - 200, i < 30 ? " SERVICE " : null, true, 10));
            accounts.add(account("q" + i, TODAY - 200, i < 10 ? "moved" : null, false, 20));
        }
        assertThat(rows(accounts, LossReasonsTable.SAID)
                        .get(LossReasonsTable.OUR_FAULT)
                        .getDouble(5))
                .isEqualTo(0.75);
        Row all = rows(accounts, LossReasonsTable.EXTENDED).get(LossReasonsTable.OUR_FAULT);
        assertThat(all.getLong(4)).isEqualTo(80);
        assertThat(all.getDouble(5)).as("half of them have that cause").isCloseTo(0.5, within(1e-9));
        assertThat(all.getDecimal(8)).as("40 customers, 5 purchases of 10.00").isEqualByComparingTo("2000");
        assertThat(all.getDouble(11)).isEqualTo(0.7);
        assertThat(all.getDecimal(9)).isLessThan(new BigDecimal("2000"));
        Row service = rows(accounts, LossReasonsTable.SAID).get("service");
        assertThat(service.getDouble(5)).isEqualTo(0.75);
        assertThat(rows(accounts, LossReasonsTable.SAID))
                .as("ten customers moved")
                .doesNotContainKey("moved");
    }

    @Test
    void withoutAnswersSignsAloneSpeakAndNothingIsSaidOfBetterProducts() {
        List<CustomerAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            accounts.add(account("c" + i, TODAY - 200, null, true, 10));
        }
        assertThat(rows(accounts, LossReasonsTable.SAID)).isEmpty();
        assertThat(rows(accounts, LossReasonsTable.EXTENDED)).isEmpty();
        Map<String, Row> signs = rows(accounts, LossReasonsTable.SIGNS);
        assertThat(signs.get(LossReasonsTable.OUR_FAULT).getDouble(5)).isGreaterThan(0.5);
        assertThat(signs.get(LossReasonsTable.OUR_FAULT).isNullAt(6))
                .as("no interval")
                .isTrue();
        assertThat(signs.get(LossReasonsTable.BETTER_ELSEWHERE).isNullAt(5)).isTrue();
        assertThat(signs.get(LossReasonsTable.BETTER_ELSEWHERE).getString(12)).startsWith("The data cannot say");
        assertThat(signs.get(LossReasonsTable.BETTER_ELSEWHERE).getDouble(11)).isEqualTo(0.15);
        assertThat(rows(accounts.subList(0, 19), LossReasonsTable.SIGNS))
                .as("below min-cohort")
                .isEmpty();
    }

    @Test
    void onlyThoseLostInTheLastYearCount() {
        LossTally tally = new LossTally();
        List.of(90, 91, 455, 456)
                .forEach(silence -> REASONS.add(tally, account("c" + silence, TODAY - silence, null, false, 10)));
        assertThat(tally.all().customers()).as("silent for 91 and 455 days").isEqualTo(2);
    }

    @Test
    void whatIsInNoGroupIsNamed() {
        List<CustomerAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            accounts.add(account("c" + i, TODAY - 200, "bored", false, 10));
        }
        assertThat(rows(accounts, LossReasonsTable.SAID)
                        .get(LossReasonsTable.NOT_CODED)
                        .getDouble(5))
                .isEqualTo(1.0);
    }

    @Test
    void refusesAGroupThatIsMissingAndAReasonInTwo() {
        assertThatThrownBy(() -> new LossReasonSettings(true, Map.of("our fault", List.of("price"))))
                .hasMessageStartingWith("Cannot use loss-reasons.groups: [our fault]. Set reasons for each of");
        Map<String, List<String>> twice = new HashMap<>(GROUPS);
        twice.put(LossReasonsTable.NO_NEED, List.of("Price"));
        assertThatThrownBy(() -> new LossReasonSettings(true, twice))
                .hasMessageContaining("price. Set each reason once, in one group.");
    }
}
