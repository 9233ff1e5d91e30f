package ebb.action.winback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.account.AccountBaseline;
import ebb.evaluation.Interval;
import ebb.evaluation.WilsonInterval;
import ebb.feature.GapPrior;
import ebb.input.AccountInputs;
import ebb.input.CustomerAccount;
import ebb.input.CustomerContact;
import ebb.input.Profile;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.testing.Line;
import ebb.testing.SparkSessions;
import ebb.testing.TestBaseline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Day 1400; customers are lapsed after the baseline's active days, and outcomes are known after its horizon. */
@Tag("spark")
class WinBackRatesTest {
    private static final AsOf TODAY = new AsOf(1400, new DataSpan(1000, 1400));
    private static final AccountBaseline BASELINE = TestBaseline.of(new GapPrior(100, Math.log(20), 0.5, 0.1));

    private static CustomerAccount account(String id, int[] days, CustomerContact... contacts) {
        List<Line> lines =
                Arrays.stream(days).mapToObj(day -> Line.purchase(id, day, 10)).toList();
        return new CustomerAccount(
                LocalLedger.of(lines).get(0),
                new AccountInputs(
                        Profile.UNKNOWN, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(contacts)));
    }

    private static CustomerContact contact(int day, boolean isControl, String channel) {
        return new CustomerContact(day, isControl, channel, null, null, null);
    }

    private static List<String> rates(CustomerAccount... accounts) {
        return rates(TODAY, accounts);
    }

    private static List<String> rates(AsOf today, CustomerAccount... accounts) {
        List<Row> rows = new WinBackRates(today, BASELINE, CauseModel.of(List.of(), SignWords.NONE), Map.of())
                .rows(JavaSparkContext.fromSparkContext(SparkSessions.shared().sparkContext())
                        .parallelize(List.of(accounts), 1));
        List<String> words = new ArrayList<>();
        rows.forEach(row -> words.add(row.get(1) + " " + row.get(2) + " " + row.get(3) + " " + row.get(5) + " "
                + row.get(4) + " " + row.get(8)));
        return words;
    }

    @Test
    void countsTheFirstContactOfASilenceAgainstThoseHeldBack() {
        int horizon = BASELINE.horizonDays();
        int lapsed = 1001 + BASELINE.activeDays() + 2;
        List<String> rates = rates(
                account("returns", new int[] {1001, lapsed + 5}, contact(lapsed, false, "Call")),
                account(
                        "stays away",
                        new int[] {1001},
                        contact(lapsed, false, "phone"),
                        contact(lapsed + 9, false, "letter")),
                account("held back", new int[] {1001}, contact(lapsed, true, "phone")),
                account("active", new int[] {1001}, contact(1010, false, "phone")),
                account("not known yet", new int[] {1001}, contact(1401 - horizon + 1, false, "phone")));
        assertThat(rates).contains("all all 2 0.5 1 0.0", "channel phone 2 0.5 1 0.0", "offer not given 2 0.5 1 0.0");
        assertThat(rates).noneMatch(rate -> rate.contains("letter"));
    }

    @Test
    void passesOverAContactWhoseHorizonTheDataDoNotCover() {
        CustomerAccount asked =
                account("asked", new int[] {1001}, contact(1401 - BASELINE.horizonDays(), false, "phone"));
        assertThat(rates(asked)).anyMatch(rate -> rate.contains("phone"));
        assertThat(rates(new AsOf(1400, new DataSpan(1000, 1399)), asked)).noneMatch(rate -> rate.contains("phone"));
    }

    /** Newcombe's own example: 56 of 70 against 48 of 80. */
    @Test
    void givesNewcombesIntervalOfADifference() {
        Interval difference =
                WinBackRates.difference(WilsonInterval.of(56 / 70.0, 70), WilsonInterval.of(48 / 80.0, 80));
        assertThat(difference.value()).isCloseTo(0.2, within(1e-9));
        assertThat(difference.low()).isCloseTo(0.0524, within(1e-4));
        assertThat(difference.high()).isCloseTo(0.3339, within(1e-4));
    }

    @Test
    void reasonsThatCustomersGaveChangeWhatASignMeans() {
        List<Boolean> failed = new ArrayList<>(java.util.Collections.nCopies(LeavingSigns.ALL.size(), false));
        failed.set(0, true);
        String[] signs = new String[LeavingSigns.ALL.size()];
        signs[0] = "a failure";
        double assumed =
                CauseModel.of(List.of(), SignWords.NONE).probabilities(signs).get("unhappy");
        double fitted = CauseModel.of(
                        java.util.Collections.nCopies(60, new CauseModel.Labelled("no longer needs it", failed)),
                        SignWords.NONE)
                .probabilities(signs)
                .get("unhappy");
        assertThat(assumed).isGreaterThan(0.8);
        assertThat(fitted).isLessThan(0.3);
    }
}
