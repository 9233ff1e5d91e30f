package ebb.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.care.ServiceReview;
import ebb.input.AccountInputs;
import ebb.input.AccountPast;
import ebb.input.CustomerAccount;
import ebb.input.Profile;
import ebb.input.SurveyAnswer;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.schema.SatisfactionTable;
import ebb.testing.Line;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Periods of 90 days that end on day 2000; the last one begins on day 1911. */
class SatisfactionTest {
    private static final int TODAY = 2000;
    private static final AsOf AS_OF = new AsOf(TODAY, new DataSpan(1000, TODAY));
    private static final Satisfaction SATISFACTION =
            new Satisfaction(ServiceReview.of(AS_OF, 90), new Satisfaction.Terms(30, 20));

    private final SatisfactionTally tally = new SatisfactionTally();
    private final Map<String, List<Sampled>> samples = new HashMap<>();

    private static AccountPast past(String id, List<SurveyAnswer> answers) {
        Profile profile = new Profile("north", null, " ", -1, -1, -1, -1, Profile.Person.UNKNOWN);
        return new CustomerAccount(
                        LocalLedger.of(List.of(
                                        Line.purchase(id, 1500, 10),
                                        Line.purchase(id, 1990, 10).in("wine")))
                                .get(0),
                        new AccountInputs(profile, List.of(), List.of(), List.of(), List.of(), answers, List.of()))
                .knownOn(AS_OF);
    }

    private void add(String id, Sampled place, SurveyAnswer... answers) {
        List<Sampled> places = place == null ? List.of() : List.of(place);
        samples.put(id, places);
        tally.add(SATISFACTION.respondent(past(id, Arrays.asList(answers)), places), "3");
    }

    private Row row(String basis, String dimension) {
        return rows().stream()
                .filter(row ->
                        row.getString(1).equals(basis) && row.getString(2).equals(dimension))
                .reduce((one, other) -> other)
                .orElse(null);
    }

    private List<Row> rows() {
        return new SatisfactionRows(SATISFACTION, tally, Sampled.sizes(samples)).rows();
    }

    private static double number(Row row, String name) {
        return row.getDouble(SatisfactionTable.TABLE.schema().fieldIndex(name));
    }

    private static Object cell(Row row, String name) {
        return row.get(SatisfactionTable.TABLE.schema().fieldIndex(name));
    }

    @Test
    void countsStepsAndSharesByGroupOfTheDayTheAnswerCame() {
        for (int i = 0; i < 20; i++) {
            add("c" + i, null, new SurveyAnswer(1995, 1 + i % 5, i % 2 == 0 ? 4 : 3, SurveyAnswer.NOT_SAID));
        }
        Row all = row(SatisfactionTable.ALL_ANSWERS, SatisfactionTable.ALL);
        assertThat(SatisfactionTable.STEP_COUNTS)
                .allSatisfy(step -> assertThat(cell(all, step)).isEqualTo(4L));
        assertThat(number(all, SatisfactionTable.MEAN)).isCloseTo(3, within(1e-9));
        assertThat(number(all, SatisfactionTable.SATISFIED)).isCloseTo(0.4, within(1e-9));
        assertThat(number(all, SatisfactionTable.BUY_AGAIN)).isEqualTo(0.5);
        assertThat(cell(all, SatisfactionTable.RECOMMEND))
                .as("nobody was asked")
                .isNull();
        assertThat(cell(all, SatisfactionTable.ASKED)).isNull();
        assertThat(rows())
                .extracting(row -> row.getString(2) + " " + row.getString(3))
                .containsExactlyInAnyOrder("all all", "account_class 3", "region north", "category wine");
        assertThat(cell(all, SatisfactionTable.FROM_ON).toString()).isEqualTo("1975-03-27");
    }

    @Test
    void hidesWhatFewerThanTheCohortSaid() {
        for (int i = 0; i < 19; i++) {
            add("c" + i, null, new SurveyAnswer(1995, 5), new SurveyAnswer(1996, 5));
        }
        assertThat(rows()).as("38 answers of 19 customers").isEmpty();
    }

    @Test
    void countsTheAnswersOfASampleUpToItsLastDayAndNonResponseOnceItIsOver() {
        for (int i = 0; i < 40; i++) {
            Sampled place = new Sampled(1950, "s", "active", 400);
            int day = i < 20 ? 1980 : 1981;
            add("c" + i, place, i < 30 ? new SurveyAnswer[] {new SurveyAnswer(day, 4)} : new SurveyAnswer[0]);
        }
        add("young", new Sampled(1971, "t", "active", 400));
        Row sample = row(SatisfactionTable.SAMPLE, SatisfactionTable.LIFECYCLE);
        assertThat(cell(sample, SatisfactionTable.CUSTOMERS)).isEqualTo(20L);
        assertThat(cell(sample, SatisfactionTable.ASKED))
                .as("not the one drawn 29 days ago")
                .isEqualTo(40L);
        assertThat(number(sample, SatisfactionTable.RESPONSE)).isEqualTo(0.5);
        assertThat(cell(row(SatisfactionTable.ALL_ANSWERS, SatisfactionTable.ALL), SatisfactionTable.CUSTOMERS))
                .isEqualTo(30L);
    }

    @Test
    void hidesWhatTheFewOfASampleSaidWhoAnswered() {
        for (int i = 0; i < 40; i++) {
            add(
                    "c" + i,
                    new Sampled(1950, "s", "active", 400),
                    i < 3 ? new SurveyAnswer[] {new SurveyAnswer(1980, 1)} : new SurveyAnswer[0]);
        }
        Row sample = row(SatisfactionTable.SAMPLE, SatisfactionTable.LIFECYCLE);
        assertThat(number(sample, SatisfactionTable.RESPONSE)).isEqualTo(3.0 / 40);
        assertThat(SatisfactionTable.STEP_COUNTS)
                .as("which answer the three gave")
                .allSatisfy(step -> assertThat(cell(sample, step)).isEqualTo(0L));
    }

    @Test
    void tellsTheTrendOverThePeriods() {
        for (int period = 0; period < 4; period++) {
            for (int i = 0; i < 40; i++) {
                add("c" + period + i, null, new SurveyAnswer(TODAY - 90 * period, i < 10 * (period + 1) ? 5 : 4));
            }
        }
        Row last = row(SatisfactionTable.ALL_ANSWERS, SatisfactionTable.ALL);
        assertThat(number(last, SatisfactionTable.TREND))
                .as("a quarter step each 90 days")
                .isBetween(-1.1, -0.9);
        assertThat(number(last, SatisfactionTable.TREND + SatisfactionTable.HIGH))
                .isNegative();
        assertThat(rows())
                .filteredOn(row -> cell(row, SatisfactionTable.TREND) != null)
                .as("in the last period of each group")
                .allSatisfy(row -> assertThat(cell(row, SatisfactionTable.UNTIL_ON))
                        .isEqualTo(cell(last, SatisfactionTable.UNTIL_ON)));
    }

    /**
     * Of 2,000 loyal customers 90 % are satisfied and answer often, of 400 others 30 % and answer seldom; strata of the sample are asked out of proportion, and
     * the satisfied volunteer.
     */
    @Test
    void theWeighedSampleCoversTheTruthIn90Of100ShopsAndVolunteersDoNot() {
        double truth = (2000 * 0.9 + 400 * 0.3) / 2400;
        int covered = 0;
        int byVolunteers = 0;
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            SatisfactionTest shop = new SatisfactionTest();
            for (int i = 0; i < 250; i++) {
                boolean isLoyal = i < 150;
                boolean isSatisfied = random.nextDouble() < (isLoyal ? 0.9 : 0.3);
                boolean answers = random.nextDouble() < (isLoyal ? 0.7 : 0.4);
                SurveyAnswer answer =
                        new SurveyAnswer(1960, isSatisfied ? 4 + random.nextInt(2) : 1 + random.nextInt(3));
                shop.add(
                        "c" + i,
                        new Sampled(1950, isLoyal ? "loyal" : "other", "active", isLoyal ? 2000 : 400),
                        answers ? new SurveyAnswer[] {answer} : new SurveyAnswer[0]);
            }
            for (int i = 0; i < 200; i++) {
                shop.add("v" + i, null, new SurveyAnswer(1960, random.nextDouble() < 0.95 ? 5 : 1));
            }
            covered += shop.covers(SatisfactionTable.SAMPLE, truth) ? 1 : 0;
            byVolunteers += shop.covers(SatisfactionTable.ALL_ANSWERS, truth) ? 1 : 0;
        }
        assertThat(covered).isGreaterThanOrEqualTo(90);
        assertThat(byVolunteers).isLessThan(90);
    }

    private boolean covers(String basis, double truth) {
        Row row = row(basis, SatisfactionTable.ALL);
        return number(row, SatisfactionTable.SATISFIED + SatisfactionTable.LOW) <= truth
                && number(row, SatisfactionTable.SATISFIED + SatisfactionTable.HIGH) >= truth;
    }
}
