package ebb.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.account.MeasureDistribution;
import ebb.account.ScorecardMeasures;
import ebb.feature.GapPrior;
import ebb.input.AccountInputs;
import ebb.input.CustomerAccount;
import ebb.input.Profile;
import ebb.input.ServiceCase;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.schema.ForceEvidenceTable;
import ebb.testing.Line;
import ebb.testing.SparkSessions;
import ebb.testing.TestBaseline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Customers who buy every ten days, looked at 90 days before the last; those with two complaints leave in 40 of a hundred, the others in 10. */
class ForceEvidenceTest {
    private static final int TODAY = 2000;
    private static final AsOf PAST = new AsOf(TODAY - 90, new DataSpan(1000, TODAY));
    private static final ForceEvidence.Past DATES =
            new ForceEvidence.Past(List.of(PAST), List.of(TestBaseline.of(GapPrior.UNKNOWN)));
    private static final ForceEvidence EVIDENCE = new ForceEvidence(
            new ForceEvidence.Terms(90, 90, 20, 0.01),
            MeasureDistribution.of(List.of(
                    new ScorecardMeasures(100, 100, 500, 1, 1, 0, 100, 1),
                    new ScorecardMeasures(100, 100, 600, 1, 100, 0, 100, 1))));

    private static List<CustomerAccount> shop(int seed, int customers) {
        Random random = new Random(seed);
        List<CustomerAccount> accounts = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            boolean isUnhappy = random.nextBoolean();
            boolean leaves = random.nextDouble() < (isUnhappy ? 0.4 : 0.1);
            int first = random.nextBoolean() ? 1010 : 1500;
            accounts.add(account("c" + i, first, leaves ? PAST.day() : TODAY, isUnhappy ? 2 : 0));
        }
        return accounts;
    }

    private static CustomerAccount account(String id, int first, int last, int complaints) {
        List<Line> lines = new ArrayList<>();
        for (int day = first; day <= last; day += 10) {
            lines.add(Line.purchase(id, day, 10).in("tea"));
        }
        List<ServiceCase> cases = new ArrayList<>();
        cases.add(new ServiceCase(PAST.day() - 100, PAST.day() - 99, ServiceCase.PRAISE, ""));
        for (int i = 0; i < complaints; i++) {
            cases.add(new ServiceCase(PAST.day() - 30, PAST.day() - 29, ServiceCase.COMPLAINT, "late"));
        }
        Profile.Ties ties = new Profile.Ties(10_000, 0, TODAY + 100);
        Profile profile = new Profile("north", null, null, -1, -1, -1, -1, Profile.Person.UNKNOWN, ties);
        return new CustomerAccount(
                LocalLedger.of(lines).get(0),
                new AccountInputs(profile, List.of(), List.of(), List.of(), cases, List.of(), List.of()));
    }

    private static ForceFindings findings(List<CustomerAccount> accounts) {
        ForceTally tally = new ForceTally();
        accounts.forEach(account -> EVIDENCE.add(tally, account, DATES));
        return new ForceFindings(tally, 20);
    }

    private static Row row(ForceFindings findings, String force) {
        return findings.rows(LocalDate.ofEpochDay(TODAY)).stream()
                .filter(row -> row.getString(1).equals(force))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void leavesOutWhatThePastDoesNotBearOut() {
        ForceFindings findings = findings(shop(1, 1000));
        Row grievance = row(findings, "grievance");
        assertThat(grievance.getString(2)).isEqualTo(ForceEvidenceTable.PUSHES);
        assertThat(grievance.getLong(3)).as("dates").isEqualTo(1);
        assertThat(grievance.getLong(4) + grievance.getLong(6)).isEqualTo(1000);
        assertThat(grievance.getDouble(8)).isBetween(-0.4, -0.2);
        assertThat(grievance.getDouble(10)).as("upper end").isNegative();
        assertThat(grievance.getString(11)).isEqualTo(ForceEvidenceTable.BORNE_OUT);
        assertThat(grievance.getBoolean(12)).isTrue();
        Row attachment = row(findings, "attachment");
        assertThat(attachment.getString(11)).as("years tell nothing here").isEqualTo(ForceEvidenceTable.NOT_BORNE_OUT);
        assertThat(attachment.getString(13)).endsWith("left out of the advice");
        assertThat(findings.leftOut())
                .containsExactlyInAnyOrder("surplus", "attachment", "sunk", "termination")
                .doesNotContain("switching", "offers", "grievance");
    }

    @Test
    void judgesNothingByFewOrByWhatCarriesNoDate() {
        ForceFindings few = findings(shop(1, 30));
        assertThat(row(few, "grievance").getString(11)).isEqualTo(ForceEvidenceTable.NOT_JUDGED);
        assertThat(row(few, "grievance").isNullAt(8)).isTrue();
        assertThat(row(few, "grievance").getBoolean(12)).as("as before").isTrue();
        Row sunk = row(few, "sunk");
        assertThat(sunk.getLong(3)).isZero();
        assertThat(sunk.getString(13)).startsWith("Not judged: no row of accounts");
        assertThat(sunk.getBoolean(12)).isFalse();
        assertThat(ForceFindings.NONE.leftOut()).containsExactlyInAnyOrder("surplus", "sunk", "termination");
    }

    /** As of a day after the last purchase, nobody has had the whole horizon yet. */
    @Test
    void passesOverADateWhoseHorizonTheDataDoNotCover() {
        AsOf tooLate = new AsOf(PAST.day(), new DataSpan(1000, TODAY - 1));
        ForceTally tally = new ForceTally();
        ForceEvidence.Past dates = new ForceEvidence.Past(List.of(tooLate), List.of(TestBaseline.of(GapPrior.UNKNOWN)));
        shop(1, 50).forEach(account -> EVIDENCE.add(tally, account, dates));
        assertThat(row(new ForceFindings(tally, 20), "grievance").getLong(3)).isZero();
    }

    @Test
    @Tag("slow")
    void theIntervalHoldsThePlantedDifferenceInNinetyOfAHundredShops() {
        int held = 0;
        int wrong = 0;
        for (int seed = 0; seed < 100; seed++) {
            ForceFindings findings = findings(shop(seed, 400));
            Row grievance = row(findings, "grievance");
            held += grievance.getDouble(9) <= -0.3 && grievance.getDouble(10) >= -0.3 ? 1 : 0;
            wrong += row(findings, "attachment").getString(11).equals(ForceEvidenceTable.BORNE_OUT) ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo(90);
        assertThat(wrong).as("2.5 in a hundred by chance").isLessThanOrEqualTo(7);
    }

    /** Of a hundred, the first sixty had prepaid money a horizon ago, as the run of that day wrote, and all of them stayed. */
    @Test
    @Tag("spark")
    void asksEarlierRunsForWhatCarriesNoDate() {
        SparkSession spark = SparkSessions.shared();
        List<CustomerAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            accounts.add(account("c" + i, 1500, i < 60 || i % 2 == 0 ? TODAY : PAST.day(), 0));
        }
        Dataset<Row> earlier = spark.sql("SELECT concat('c', id) AS customer_id, DATE '" + PAST.date()
                + "' AS as_of, CAST(NULL AS DOUBLE) AS surplus_score, if(id < 60, 80.0D, 0.0D) AS sunk_score,"
                + " CAST(NULL AS DOUBLE) AS termination_score FROM range(100)");
        ForceFindings findings = EVIDENCE.of(
                JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(accounts, 2),
                DATES,
                new ForceEvidence.Earlier(earlier, List.of(PAST)));
        Row sunk = row(findings, "sunk");
        assertThat(List.of(sunk.getLong(3), sunk.getLong(4), sunk.getLong(6))).containsExactly(1L, 60L, 40L);
        assertThat(sunk.getDouble(5)).isEqualTo(1);
        assertThat(sunk.getDouble(7)).isEqualTo(0.5);
        assertThat(sunk.getBoolean(12)).as("borne out, so it takes part").isTrue();
        assertThat(row(findings, "termination").getLong(3)).isZero();
        assertThat(findings.leftOut()).doesNotContain("sunk");
    }

    @Test
    void refusesAPointWorthLessThanNothing() {
        assertThatThrownBy(() -> new ForceSettings(true, -0.01))
                .hasMessage("Cannot use forces.point-value: -0.01. Set an amount of 0 or more, in the currency.");
    }
}
