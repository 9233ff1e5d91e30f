package ebb.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.input.AccountInputs;
import ebb.input.CustomerAccount;
import ebb.input.Profile;
import ebb.input.ServiceCase;
import ebb.input.SurveyAnswer;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.schema.VoiceTable;
import ebb.testing.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UnheardCustomersTest {
    private static final int FIRST = 1000;
    private static final int TODAY = 2000;
    private static final UnheardCustomers UNHEARD =
            new UnheardCustomers(new AsOf(TODAY, new DataSpan(FIRST, TODAY)), new UnheardCustomers.Terms(90, 90, 20));

    /** Planted: failures of purchases, complaints of failures, low answers with a failure on record and without. */
    private static final double FAILS = 0.1;

    private static final double COMPLAINS = 0.3;
    private static final double LOW_IF_FAILED = 0.7;
    private static final double LOW_OTHERWISE = 0.08;

    /** Planted: who stays away after a purchase, after a failure that was complained of, and after one that was not. */
    private static final double LEAVES = 0.03;

    private static final double LEAVES_AFTER_COMPLAINT = 0.15;
    private static final double LEAVES_SILENTLY = 0.4;

    private static CustomerAccount account(
            String id, List<Integer> days, List<ServiceCase> cases, List<SurveyAnswer> answers) {
        return new CustomerAccount(
                LocalLedger.of(days.stream()
                                .map(day -> Line.purchase(id, day, 10))
                                .toList())
                        .get(0),
                new AccountInputs(Profile.UNKNOWN, List.of(), List.of(), List.of(), cases, answers, List.of()));
    }

    private static Map<String, Row> rows(List<CustomerAccount> accounts) {
        VoiceTally tally = new VoiceTally();
        accounts.forEach(account -> UNHEARD.add(tally, account));
        Map<String, Row> byMeasure = new HashMap<>();
        UNHEARD.rows(tally).forEach(row -> byMeasure.put(row.getString(1), row));
        return byMeasure;
    }

    private static ServiceCase failure(int day) {
        return new ServiceCase(day, day + 3, ServiceCase.FAILURE, "late");
    }

    private static ServiceCase complaint(int day) {
        return new ServiceCase(day, day + 3, ServiceCase.COMPLAINT, "late");
    }

    /** Half buy every 31 days, so that the next purchase is after the landmark, half every 75; the frequent ones leave less often by 0.02, the others more often. */
    private static CustomerAccount drawn(String id, Random random) {
        boolean isFrequent = random.nextBoolean();
        List<Integer> days = new ArrayList<>();
        List<ServiceCase> cases = new ArrayList<>();
        List<SurveyAnswer> answers = new ArrayList<>();
        int day = FIRST + 300 + random.nextInt(60);
        boolean stays = true;
        while (stays && day <= TODAY) {
            days.add(day);
            boolean failed = random.nextDouble() < FAILS;
            boolean spoke = failed && random.nextDouble() < COMPLAINS;
            if (failed) {
                cases.add(failure(day + 1));
            }
            if (spoke) {
                cases.add(complaint(day + 3));
            }
            if (random.nextDouble() < (failed ? 0.5 : 0.15)) {
                boolean isLow = random.nextDouble() < (failed ? LOW_IF_FAILED : LOW_OTHERWISE);
                answers.add(new SurveyAnswer(day + 5, isLow ? 1 + random.nextInt(2) : 3 + random.nextInt(3)));
            }
            double leaves = !failed ? LEAVES : spoke ? LEAVES_AFTER_COMPLAINT : LEAVES_SILENTLY;
            stays = random.nextDouble() >= leaves + (isFrequent ? -0.02 : 0.02);
            day += isFrequent ? 31 : 75;
        }
        return account(id, days, cases, answers);
    }

    private static List<CustomerAccount> shop(int seed) {
        Random random = new Random(seed);
        List<CustomerAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            accounts.add(drawn("c" + seed + "-" + i, random));
        }
        return accounts;
    }

    private static Map<String, Integer> covered(int shops) {
        Map<String, Integer> covered = new HashMap<>();
        double low = FAILS * LOW_IF_FAILED + (1 - FAILS) * LOW_OTHERWISE;
        for (int seed = 0; seed < shops; seed++) {
            Map<String, Row> rows = rows(shop(seed));
            count(covered, rows.get(VoiceTable.DISAPPOINTED), 5, low);
            count(covered, rows.get(VoiceTable.COMPLAINED_OF_FAILURE), 5, COMPLAINS);
            count(covered, rows.get(VoiceTable.SILENT_OF_FAILURE), 5, 1 - COMPLAINS);
            count(covered, rows.get(VoiceTable.LOST_AFTER_SILENT), 9, LEAVES_SILENTLY - LEAVES);
            count(covered, rows.get(VoiceTable.LOST_AFTER_COMPLAINT), 9, LEAVES_AFTER_COMPLAINT - LEAVES);
        }
        return covered;
    }

    private static void count(Map<String, Integer> covered, Row row, int low, double planted) {
        boolean holds = row.getDouble(low) <= planted && planted <= row.getDouble(low + 1);
        covered.merge(row.getString(1), holds ? 1 : 0, Integer::sum);
    }

    /** Nominal coverage of the intervals is 95 %. */
    @Tag("slow")
    @Test
    void theIntervalsCoverWhatWasPlantedInNinetyOfAHundredShops() {
        Map<String, Integer> covered = covered(100);
        assertThat(covered.values()).as(covered.toString()).hasSize(5).allMatch(count -> count >= 90);
    }

    @Test
    void theIntervalsCoverWhatWasPlanted() {
        Map<String, Integer> covered = covered(3);
        assertThat(covered.values()).as(covered.toString()).hasSize(5).allMatch(count -> count >= 2);
    }

    @Test
    void troubleBelongsToTheLastPurchaseUpToThirtyDaysBefore() {
        PurchaseSigns signs = new PurchaseSigns(
                account("c", List.of(1000, 1020, 1100), List.of(failure(1020), failure(1050), failure(1131)), List.of())
                        .knownOn(new AsOf(TODAY, new DataSpan(FIRST, TODAY))));
        assertThat(signs.purchaseOf(1019)).isZero();
        assertThat(signs.purchaseOf(1050)).as("30 days later").isEqualTo(1);
        assertThat(signs.purchaseOf(1131)).as("31 days later").isEqualTo(-1);
        assertThat(List.of(signs.hasSign(0), signs.hasSign(1), signs.hasSign(2)))
                .containsExactly(false, true, false);
        assertThat(List.of(signs.isQuiet(0), signs.isQuiet(1), signs.isQuiet(2)))
                .containsExactly(true, false, true);
        assertThat(signs.hasSignFrom(1020)).isTrue();
        assertThat(signs.hasSignFrom(1021)).isFalse();
    }

    @Test
    void answersAreWeighedByWhetherTroubleIsOnRecord() {
        List<CustomerAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            boolean failed = i < 10;
            boolean answered = failed || i < 30;
            accounts.add(account(
                    "c" + i,
                    List.of(1900),
                    failed ? List.of(failure(1901)) : List.of(),
                    answered ? List.of(new SurveyAnswer(1905, failed ? 1 : 5)) : List.of()));
        }
        Map<String, Row> rows = rows(accounts);
        assertThat(rows.get(VoiceTable.DISAPPOINTED).getDouble(4))
                .as("a third of the answers, a tenth of the purchases")
                .isCloseTo(0.1, within(1e-9));
        assertThat(rows.get(VoiceTable.WITH_SIGN).getDouble(4)).isEqualTo(0.1);
        assertThat(rows.get(VoiceTable.DISAPPOINTED).getDouble(11)).isEqualTo(0.25);
    }

    @Test
    void whereTheDataCannotSayTheySaySo() {
        List<CustomerAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            accounts.add(account("c" + i, List.of(1500, 1950), List.of(), List.of()));
        }
        Map<String, Row> rows = rows(accounts);
        assertThat(rows).hasSize(VoiceTable.MEASURES.size());
        assertThat(rows.values().stream()
                        .filter(row -> !row.isNullAt(11))
                        .collect(Collectors.toMap(row -> row.getString(1), row -> row.getDouble(11))))
                .as("what is often quoted stands beside")
                .isEqualTo(Map.of(
                        VoiceTable.DISAPPOINTED, 0.25,
                        VoiceTable.COMPLAINED_OF_FAILURE, 0.05,
                        VoiceTable.COMPLAINED_AT_LOW_ANSWER, 0.05,
                        VoiceTable.SILENT_OF_FAILURE, 0.96,
                        VoiceTable.LOST_AFTER_SILENT, 0.9,
                        VoiceTable.LOST_AFTER_LOW_ANSWER, 0.9,
                        VoiceTable.LOST_WITHOUT_SIGN, 0.68));
        assertThat(rows.get(VoiceTable.WITH_SIGN).getDouble(4)).isZero();
        assertThat(rows.get(VoiceTable.WITH_SIGN).isNullAt(12)).isTrue();
        assertThat(rows.get(VoiceTable.DISAPPOINTED).isNullAt(4)).isTrue();
        assertThat(rows.get(VoiceTable.DISAPPOINTED).getString(12))
                .isEqualTo("The data cannot say: fewer than 20 customers with answers to surveys.");
        assertThat(rows.get(VoiceTable.LOST_WITHOUT_SIGN).getString(12)).contains("lost customers");
    }

    /** Lost since at most a year, with and without trouble up to 120 days before the last purchase. */
    @Test
    void theLostWithoutASignHadNoTroubleInTheLastMonths() {
        List<CustomerAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int troubleDay = i < 5 ? 1580 : i < 10 ? 1579 : -1;
            accounts.add(account(
                    "c" + i,
                    List.of(1579, 1580, 1700),
                    troubleDay < 0 ? List.of() : List.of(complaint(troubleDay)),
                    List.of()));
        }
        assertThat(rows(accounts).get(VoiceTable.LOST_WITHOUT_SIGN).getDouble(4))
                .isEqualTo(0.75);
    }
}
