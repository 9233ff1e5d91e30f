package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ebb.feature.FeatureCatalogue;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.SegmentFiles;
import ebb.segment.saved.SavedSegment;
import ebb.segment.saved.SegmentCondition;
import ebb.serve.ServedLake;
import ebb.testing.SparkSessions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line from a generated shop to the report, as a user types it. */
@Tag("journey")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndToEndTest {
    @TempDir
    static Path folder;

    /** What marketing is to do, by the columns of the default. */
    private static final String LIST = "list.csv";

    private static String lake;

    /** What a command printed and ended with. */
    private record Answer(int exit, String out, String err) {}

    @BeforeAll
    static void openSession() {
        SparkSessions.shared();
        lake = folder.resolve("lake").toString();
    }

    @Test
    @Order(1)
    void theDemoRunsEverythingAndSaysWhereToLook() throws IOException {
        Answer demo = ebb(
                "demo",
                "--customers",
                "500",
                "--set",
                "training.contestants=[prevalence, recency, frequency, logistic_regression]",
                "--set",
                "training.most-dates=2",
                "--set",
                "warnings.replay.most-dates=2");

        assertThat(demo.err())
                .contains(
                        "ingest",
                        "build-ledger",
                        "fit-lifetime-models",
                        "build-features",
                        "train",
                        "score",
                        "segment",
                        "report");
        assertThat(demo.exit()).as(demo.err()).isZero();
        assertThat(demo.out()).contains("Customers by lifecycle", "Report");
        String page = Files.readString(folder.resolve("lake/reports/ebb-report-2026-06-30.html"));
        assertThat(page)
                .contains("Whom to contact first", "Risk against value", "ebb-report-2026-06-30-model.html")
                .doesNotContain("src=\"http");
        assertThat(rows("SELECT count(*) FROM v_lifetime_models_latest m JOIN v_model_card_latest c"
                        + " ON m.family = get_json_object(c.card, '$.lifetimeModel') WHERE m.is_chosen"))
                .as("the model card names the purchase model that was chosen")
                .containsExactly("1");
    }

    @Test
    @Order(2)
    void everyScoredCustomerHasASegmentAndEveryActiveOneAReason() {
        assertThat(
                        rows(
                                "SELECT count(*), count_if(input_versions LIKE '%\"purchases\"%') FROM runs WHERE job = 'score'"))
                .as("a score goes by the as-of date, and so by the purchases")
                .containsExactly("1,1");
        assertThat(rows(
                        "SELECT count(*) FROM v_scores_latest WHERE coalesce(no_purchase_probability, -1) NOT BETWEEN 0 AND 1"
                                + " OR lifetime_value IS NULL OR expected_spend IS NULL"))
                .containsExactly("0");
        assertThat(rows("SELECT count(*) FROM v_scores_latest s LEFT ANTI JOIN v_segments_latest g "
                        + "ON s.customer_id = g.customer_id"))
                .containsExactly("0");
        assertThat(rows("SELECT count(*) FROM v_scores_latest WHERE is_active AND reason_1 IS NULL"))
                .containsExactly("0");
    }

    /** As models/README.md shows it: no class of Ebb is named. */
    @Test
    @Order(2)
    void anotherSparkProgramLoadsThePublishedModelAndGivesThePublishedProbabilities() {
        SparkSession spark = SparkSessions.shared();
        String id = spark.read().textFile(lake + "/models/current").first();
        PipelineModel model = PipelineModel.load(lake + "/models/" + id + "/pipeline");
        Dataset<Row> features = spark.read().format("delta").load(lake + "/tables/features");
        model.transform(features).createOrReplaceTempView("given");
        spark.read().format("delta").load(lake + "/tables/scores").createOrReplaceTempView("published");

        Row compared = spark.sql("SELECT count(*), max(abs(given.churn_probability - published.churn_probability)),"
                        + " count_if(given.churn_probability IS NULL)"
                        + " FROM given JOIN published USING (customer_id, as_of)")
                .first();
        assertThat(compared.getLong(0)).isEqualTo(features.count()).isPositive();
        assertThat(compared.getDouble(1)).isLessThan(1e-9);
        assertThat(compared.getLong(2)).isZero();
    }

    @Test
    @Order(2)
    void theSurvivalCurveGoesThroughThePublishedScoreAndNeverRises() {
        assertThat(rows("SELECT (SELECT count(*) FROM v_survival_latest) = (SELECT count(*) FROM v_scores_latest),"
                        + " (SELECT count(*) FROM v_survival_latest s JOIN v_scores_latest c USING (customer_id)"
                        + " WHERE s.no_purchase_90_probability = c.churn_probability)"
                        + " = (SELECT count(*) FROM v_scores_latest)"))
                .containsExactly("true,true");
        assertThat(rows("SELECT count(*), count_if(no_purchase_30_probability >= no_purchase_60_probability"
                        + " AND no_purchase_60_probability >= no_purchase_90_probability"
                        + " AND coalesce(no_purchase_180_probability, 0) <= no_purchase_90_probability)"
                        + " - count(*) FROM v_survival_latest"))
                .allMatch(row -> row.endsWith(",0"));
        assertThat(rows("SELECT horizon_days FROM v_survival_backtest_latest WHERE is_given = (reason IS NULL)"
                        + " AND is_given <= (mean_log_loss IS NOT NULL) ORDER BY horizon_days"))
                .containsExactly("30", "60", "90", "180", "365");
    }

    /** Reads every table, page, list and listing for everyone who opted out, did not agree or is held back; only duties may concern them. */
    @Test
    @Order(3)
    void nothingProposesMarketingToWhomItMayNotReach() throws IOException {
        MarketingReach reach = reach();
        assertThat(reach.inList("export", Files.readAllLines(folder.resolve(LIST))))
                .isEmpty();
        Path list = folder.resolve("permitted.csv");
        assertThat(MarketingReach.undecided()).isEmpty();
        assertThat(reach.refused()).hasSizeGreaterThan(100);
        Answer sample = ebb("survey-sample", "--customers", "20", "--to", list.toString());
        assertThat(sample.exit()).as(sample.err()).isZero();
        assertThat(sample.out()).startsWith("20 of ").contains(" customers who may be asked by email written to ");
        assertThat(Files.readAllLines(list)).hasSize(21);
        assertThat(reach.inList("survey sample", Files.readAllLines(list))).isEmpty();
        assertThat(reach.proposingTables())
                .contains("segments", "warnings", "occasions", "win_back", "next_actions", "sent", "survey_sample");
        assertThat(reach.inTables()).isEmpty();
        assertThat(reach.inPages(Path.of(lake, "reports"))).isEmpty();
        Answer occasions = ebb("export", "--occasions", "--to", list.toString());
        assertThat(occasions.exit()).as(occasions.err()).isZero();
        assertThat(Files.readString(list)).startsWith("owner,occasion_on,customer_id,");
        assertThat(reach.inList("occasions", Files.readAllLines(list))).isEmpty();
        assertThat(rows("SELECT count(*) FROM v_occasions_latest o JOIN customers c ON o.customer_id = c.customer_id "
                        + "WHERE NOT coalesce(c.consent, false) OR coalesce(c.opted_out, false)"))
                .containsExactly("0");
        assertThat(
                        rows(
                                "SELECT count(*) FROM sent s JOIN v_next_actions_latest n ON s.customer_id = n.customer_id "
                                        + "WHERE s.action = 'get in touch on an occasion' AND n.state = 'due' AND n.sources NOT LIKE 'occasion%'"))
                .as("nobody is written to twice")
                .containsExactly("0");
        assertThat(reach.inActions(ebb("actions", "--limit", "1000").out())).isEmpty();
        assertThat(rows("SELECT count(*) FROM contacts c JOIN v_segments_latest s ON c.customer_id = s.customer_id"
                        + " WHERE c.is_control <> s.is_control"))
                .as("held back in the past as now")
                .containsExactly("0");
    }

    /** Every scored customer is in one state; what is due comes from somewhere, is permitted, and is what is exported. */
    @Test
    @Order(2)
    void nextActionsAddUpWithSegmentsWarningsAndExport() throws IOException {
        assertThat(rows("SELECT (SELECT count(*) FROM v_next_actions_latest) = (SELECT count(*) FROM v_scores_latest),"
                        + " (SELECT count(DISTINCT customer_id) FROM v_next_actions_latest)"
                        + " = (SELECT count(*) FROM v_scores_latest)"))
                .containsExactly("true,true");
        assertThat(rows("SELECT count(*) FROM v_next_actions_latest WHERE state NOT IN ('due', 'waiting for capacity',"
                        + " 'held back as control', 'suppressed', 'nothing due')"
                        + " OR (state = 'due') <> (action IS NOT NULL)"))
                .containsExactly("0");
        assertThat(rows("SELECT count(*) FROM v_next_actions_latest a JOIN v_segments_latest s"
                        + " ON a.customer_id = s.customer_id WHERE a.purpose = 'marketing' AND s.is_control"
                        + " OR a.state = 'held back as control' AND NOT s.is_control"
                        + " OR a.purpose = 'marketing' AND a.sources NOT LIKE '%win_back%'"
                        + " AND a.expected_loss <> coalesce(s.money_at_risk, 0)"))
                .containsExactly("0");
        assertThat(
                        rows(
                                "SELECT count(*) FROM v_next_actions_latest a JOIN customers c ON a.customer_id = c.customer_id"
                                        + " WHERE a.purpose = 'marketing' AND (coalesce(c.opted_out, false) OR NOT coalesce(c.consent, false))"))
                .containsExactly("0");
        assertThat(rows("SELECT count(*) > 0, count_if(c.opted_out OR NOT c.consent), count_if(s.is_control),"
                        + " count_if(s.lifecycle <> 'lapsed') FROM v_win_back_latest w"
                        + " JOIN customers c ON w.customer_id = c.customer_id"
                        + " JOIN v_segments_latest s ON w.customer_id = s.customer_id"))
                .containsExactly("true,0,0,0");
        assertThat(rows("SELECT count(*) FROM v_win_back_latest w JOIN v_warnings_latest a"
                        + " ON w.customer_id = a.customer_id WHERE a.purpose = 'marketing' AND a.closed_on IS NULL"))
                .as("in both")
                .containsExactly("0");
        assertThat(rows(
                        "SELECT count_if(a.purpose <> 'service' OR a.owner IS NULL OR s.is_control OR c.opted_out OR NOT c.consent"
                                + " OR a.sources <> 'expected_demand'), count_if(a.priority_rank < o.worst) FROM v_next_actions_latest a"
                                + " JOIN customers c ON a.customer_id = c.customer_id JOIN v_segments_latest s ON a.customer_id = s.customer_id"
                                + " CROSS JOIN (SELECT max(priority_rank) AS worst FROM v_next_actions_latest WHERE kind <> 'advise') o"
                                + " WHERE a.kind = 'advise'"))
                .as("demand is told to accounts that agreed, where nothing else is to be done")
                .containsExactly("0,0");
        assertThat(rows("SELECT count(*) > 0, count_if(NOT coalesce(contains(a.sources, 'service'), false))"
                        + " FROM service s JOIN v_next_actions_latest a ON s.customer_id = a.customer_id"
                        + " WHERE s.kind = 'complaint' AND CAST(s.opened_at AS DATE) <= a.as_of"
                        + " AND (s.closed_at IS NULL OR CAST(s.closed_at AS DATE) > a.as_of)"))
                .as("there are open complaints, and each is answered, whoever refused")
                .containsExactly("true,0");
        assertThat(rows("SELECT count(*) FROM v_segments_latest s JOIN v_next_actions_latest a"
                        + " ON s.customer_id = a.customer_id WHERE s.contact_by IS NOT NULL AND a.state = 'nothing due'"
                        + " AND a.suppressed_because IS NULL"))
                .as("what a segment asks for and is not due, without a reason")
                .containsExactly("0");
        Path list = folder.resolve(LIST);
        Answer export = ebb("export", "--to", list.toString());
        assertThat(export.exit()).as(export.err()).isZero();
        assertThat(Files.readString(list))
                .startsWith("customer_id,")
                .contains("churn_percent", "next_due_on,next_due_category");
        assertThat(rows("SELECT count(*) FROM v_next_actions_latest WHERE state = 'due' AND purpose = 'marketing'"))
                .containsExactly(String.valueOf(Files.readAllLines(list).size() - 1));
        Path file = folder.resolve("due.csv");
        Answer again = ebb(
                "export",
                "--to",
                file.toString(),
                "--dialect",
                "spreadsheet",
                "--columns",
                "customer_id,churn_percent,next_due_on,as_of");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(Files.readString(file)).startsWith("\uFEFFcustomer_id;churn_percent");
        assertThat(Files.readAllLines(file).stream()
                        .skip(1)
                        .map(line -> line.split(";"))
                        .filter(due -> !due[2].isEmpty()))
                .isNotEmpty()
                .allMatch(due -> due[2].compareTo(due[3]) >= 0, "is due from the as-of date on");
        assertThat(rows("SELECT count(*), sum(listed_count) = (SELECT count(*) FROM sent WHERE assignment = 'contact')"
                        + " FROM exports WHERE list = 'actions'"))
                .as("the same list on the same day is written down once, whatever its columns")
                .containsExactly("1,true");
        assertThat(ebb("actions", "--limit", "3").out()).contains("due with", "held back as control");
        assertThat(ebb("export", "--to", file.toString(), "--capacity", "2").exit())
                .isZero();
        assertThat(Files.readAllLines(file)).hasSize(3);
        assertThat(ebb("export", "--capacity", "0").err())
                .contains("Cannot export with a budget of no limit and a capacity of 0: that lists nobody.");
        assertThat(rows("SELECT DISTINCT listed_count + waiting_count + held_back_count + suppressed_count"
                        + " + nothing_due_count + duty_count = (SELECT count(*) FROM v_next_actions_latest)"
                        + " FROM exports WHERE list LIKE 'actions%'"))
                .as("every scored customer is counted once by each export")
                .containsExactly("true");
        assertThat(rows("SELECT count(*) FROM v_next_actions_latest WHERE contact_by < as_of"))
                .as("a last day to act that has passed")
                .containsExactly("0");
        assertThat(ebb("actions", "--owner", "nobody").err()).contains("no customer has that owner");
        assertThat(ebb("actions", "--channel", "pigeon").err()).contains("there is no channel pigeon");
        assertThat(ebb("actions", "--limit", "0").err()).contains("Cannot list 0 actions.");
        assertThat(ebb("export", "--occasions", "--capacity", "3").err())
                .contains("Cannot export occasions with --capacity: that is not for this list.");
        assertThat(ebb("export", "--purpose", "baby-club").exit()).isEqualTo(2);
        assertThat(ebb("actions", "--purpose", "nonsense").exit()).isEqualTo(2);
        assertThat(ebb("export", "--budget", "0").exit()).isEqualTo(2);
        assertThat(ebb("export", "--set", "export.columns=[customer_id, nme]").err())
                .contains("Cannot export the columns nme");
        assertThat(ebb("actions", "--set", "actions.capacity.all=0").err())
                .contains("Cannot use actions.capacity.all: 0. Set 1 or more");
        assertThat(ebb("actions", "--set", "actions.budget=0").err()).contains("Cannot use actions.budget: 0.");
        assertThat(ebb("actions", "--set", "actions.costs.phone=-1").err())
                .startsWith("Cannot use actions.costs.phone: -1. Set 0 or more, in the currency.");
        assertThat(rows("SELECT count(*) > 0, min(contacted_count), count_if(NOT contacted_return_share"
                        + " BETWEEN contacted_return_share_low AND contacted_return_share_high) FROM"
                        + " v_win_back_rates_latest WHERE grouped_by IN ('cause', 'channel', 'offer')"
                        + " AND contacted_count > 0"))
                .allMatch(row -> row.startsWith("true") && row.endsWith("0"));
        assertThat(rows("SELECT grouped_by, sum(contacted_count) FROM v_win_back_rates_latest GROUP BY 1").stream()
                        .map(row -> row.substring(row.indexOf(',')))
                        .distinct())
                .as("every attempt is in one group of each kind")
                .hasSize(1);
    }

    @Test
    @Order(2)
    void saysWhatCustomersDoNotSay() {
        assertThat(rows("SELECT count(*), count_if(share IS NULL) = count_if(remark IS NOT NULL),"
                        + " count_if(NOT share BETWEEN share_low AND share_high) FROM v_voice_latest"))
                .containsExactly("10,true,0");
    }

    @Test
    @Order(2)
    void saysHowSatisfiedCustomersAre() {
        assertThat(rows(
                        "SELECT count(*) > 0, count_if(NOT satisfaction BETWEEN satisfaction_low AND satisfaction_high),"
                                + " count_if(answer_count <> answered_1_count + answered_2_count + answered_3_count"
                                + " + answered_4_count + answered_5_count), count_if(buy_again_share IS NOT NULL) > 0"
                                + " FROM v_satisfaction_latest"))
                .containsExactly("true,0,0,true");
    }

    @Test
    @Order(2)
    void auditsFailuresAndLosses() {
        assertThat(rows("SELECT DISTINCT subject, dimension FROM v_failure_audit_latest WHERE dimension <> 'owner'"
                        + " ORDER BY 1, 2"))
                .containsExactly("failures,category", "failures,region", "losses,region");
        assertThat(rows("SELECT count_if(p_value > q_value + 1e-9), count_if(is_finding <> (q_value <= 0.05)),"
                        + " count_if(dimension <> 'category' AND active_count IS NULL) FROM v_failure_audit_latest"))
                .containsExactly("0,0,0");
    }

    @Test
    @Order(2)
    void saysWhyCustomersLeave() {
        assertThat(rows("SELECT basis, round(sum(share), 6), count_if(share IS NULL) FROM v_loss_reasons_latest"
                        + " WHERE reason = 'all' GROUP BY 1 ORDER BY 1"))
                .containsExactly("extended to all,1.0,0", "said,1.0,0", "signs alone,1.0,1");
        assertThat(rows("SELECT count(*) FROM v_loss_reasons_latest WHERE NOT share BETWEEN share_low AND share_high"
                        + " OR NOT year_amount BETWEEN year_amount_low AND year_amount_high"))
                .containsExactly("0");
    }

    @Test
    @Order(2)
    void moneyAtRiskIsOneFigureAndSevereWarningsAreRare() {
        assertThat(rows(
                        "SELECT count(*) FROM v_segments_latest g JOIN v_scores_latest s ON g.customer_id = s.customer_id"
                                + " WHERE s.is_active AND abs(g.money_at_risk - s.churn_probability"
                                + " * s.expected_value) > 0.01"))
                .containsExactly("0");
        assertThat(rows("SELECT count(*) FROM v_warnings_latest w JOIN v_segments_latest g"
                        + " ON w.customer_id = g.customer_id WHERE NOT w.money_at_risk <=> g.money_at_risk"
                        + " OR w.rule = 'loss' AND w.exposure_amount <> g.money_at_risk"))
                .containsExactly("0");
        assertThat(rows("SELECT count(*) FROM v_warnings_latest w JOIN v_segments_latest g"
                        + " ON w.customer_id = g.customer_id WHERE g.lifecycle = 'lapsed' AND w.rule = 'loss'"))
                .as("left to the win-back list")
                .containsExactly("0");
        assertThat(rows("SELECT count_if(severity = 'critical') <= 0.1 * count(*) FROM v_warnings_latest"))
                .containsExactly("true");
        assertThat(rows("SELECT count(*) FROM v_warnings_latest WHERE right_share IS NULL"
                        + " AND right_record LIKE '%\\%%'"))
                .as("a record of fewer than 20 is no percentage")
                .containsExactly("0");
    }

    @Tag("B1")
    @Test
    @Order(3)
    void aSecondRunLeavesTheSameRows() {
        String fingerprint = "SELECT count(*), sum(xxhash64(s.*)) FROM (SELECT * FROM v_scores_latest) s";
        List<String> first = rows(fingerprint);
        Answer again = ebb(
                "run",
                "--json",
                "--set",
                "inputs.purchases.path=" + lake + "/shop/purchases",
                "--set",
                "inputs.purchases.format=parquet",
                "--set",
                "inputs.purchases.duplicates=whole-row",
                "--set",
                "training.contestants=[prevalence, recency, frequency, logistic_regression]",
                "--set",
                "training.spacing-days=60",
                "--set",
                "training.most-rows=40000",
                "--set",
                "training.resamples=100",
                "--set",
                "training.most-dates=2",
                "--set",
                "warnings.replay.spacing-days=30",
                "--set",
                "warnings.replay.most-dates=2");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(rows(fingerprint)).isEqualTo(first);
        assertThat(rows("SELECT count(DISTINCT run_id) FROM runs WHERE state = 'done'"))
                .containsExactly("2");
    }

    @Test
    @Order(4)
    void explainsACustomerInWordsAndInJson() {
        String customer = rows("SELECT min(customer_id) FROM v_scores_latest WHERE is_active")
                .get(0);
        assertThat(ebb("explain", customer).out())
                .contains("likely to buy nothing in the next 90 days", "Why the score:")
                .containsAnyOf("The risk is low as it is", "A purchase like the last one");
        assertThat(ebb("explain", customer, "--json").out()).contains("\"reasons\"", "\"churn_probability\"");
        assertThat(ebb("explain", "nobody").err()).contains("has published no score of this customer");
        String lapsed = rows("SELECT min(customer_id) FROM v_scores_latest WHERE NOT is_active")
                .get(0);
        assertThat(ebb("explain", lapsed).out())
                .contains("not active")
                .doesNotContain("The risk is low as it is", "A purchase like the last one");
    }

    @Test
    @Order(4)
    void givesTheCadenceScoreWhereverARhythmIsKnown() {
        assertThat(rows("SELECT count(*) FROM v_scores_latest WHERE cadence_limit_days IS NULL "
                        + "OR cadence_churn_probability IS NULL OR cadence_churn_probability NOT BETWEEN 0 AND 1"))
                .containsExactly("0");
        assertThat(rows("SELECT count(*) > 0 FROM v_scores_latest WHERE is_active AND cadence_churn_probability < 1"))
                .containsExactly("true");
        assertThat(rows("SELECT count(*) FROM backtest WHERE contestant = 'cadence' AND metric = 'calibration_error'"))
                .containsExactly("1");
    }

    @Test
    @Order(4)
    void watchesEveryFeatureTheScoreAndThePurchases() {
        assertThat(rows("SELECT count(*) FROM v_drift_latest WHERE kind = 'feature'"))
                .as(
                        "all that the model knows but the tenure, which moves by nature; too few are new for a model of their own")
                .containsExactly(String.valueOf(FeatureCatalogue.countForAll(FeatureCatalogue.names()) - 1));
        assertThat(rows("SELECT kind, is_finding FROM v_drift_latest WHERE kind IN ('score', 'input') ORDER BY kind"))
                .containsExactly("input,false", "score,false");
    }

    @Test
    @Order(5)
    void comparesMaturedScoresWithWhatCameAndTellsAScoresHistory() {
        Answer earlier = ebb(
                "backfill",
                "--from",
                "2026-03-01",
                "--to",
                "2026-03-01",
                "--set",
                "training.contestants=[prevalence, recency, frequency]",
                "--set",
                "training.spacing-days=60",
                "--set",
                "training.most-dates=2",
                "--set",
                "training.resamples=50");
        assertThat(earlier.exit()).as(earlier.err()).isZero();
        Answer watch = ebb("watch-drift");
        assertThat(watch.exit()).as(watch.err()).isZero();
        Answer published = ebb("publish-lake");
        assertThat(published.exit()).as(published.err()).isZero();
        assertThat(rows("SELECT count(*) > 0, count_if(abs(expected_share - actual_share) > 0.3) FROM v_drift_latest "
                        + "WHERE kind = 'outcome' AND scored_on = '2026-03-01' AND customer_count > 50"))
                .containsExactly("true,0");
        String customer = rows("SELECT min(customer_id) FROM scores WHERE as_of = '2026-03-01' AND is_active")
                .get(0);
        assertThat(ebb("explain", customer).out()).contains("Score on earlier dates: 2026-03-01", "Since 2026-03-01");
    }

    @Test
    @Order(6)
    void backtestsOnManyDates() {
        Answer backtest = ebb(
                "backtest",
                "--set",
                "training.contestants=[prevalence, frequency]",
                "--set",
                "training.most-dates=8",
                "--set",
                "training.resamples=20");
        assertThat(backtest.exit()).as(backtest.err()).isZero();
        assertThat(rows("SELECT count(DISTINCT holdout_on) >= 5 FROM backtest")).containsExactly("true");
    }

    /** They stand on the suppression list since the last run; nothing is planned anew. */
    @Test
    @Order(7)
    void nothingProposesMarketingToWhoRefusedSinceTheRun() throws IOException {
        List<String> refused = rows(
                "SELECT customer_id FROM (SELECT customer_id FROM v_next_actions_latest"
                        + " WHERE purpose = 'marketing' ORDER BY priority_rank LIMIT 4)"
                        + " UNION SELECT min(customer_id) FROM v_next_actions_latest WHERE sources LIKE '%expected_demand%'"
                        + " UNION SELECT min(customer_id) FROM v_next_actions_latest"
                        + " WHERE purpose <> 'marketing' AND merged LIKE '%segment: %'"
                        + " UNION SELECT min(customer_id) FROM v_win_back_latest"
                        + " UNION SELECT min(customer_id) FROM v_occasions_latest"
                        + " UNION SELECT min(customer_id) FROM v_warnings_latest WHERE purpose = 'marketing' AND closed_on IS NULL");
        Path file = folder.resolve("refusals.csv");
        Files.writeString(file, "customer_id,reason\n" + String.join(",asked us\n", refused) + ",asked us\n");

        Answer ingest = ebb("ingest", "--conf", conf(), "--set", "inputs.suppressions.path=" + file);

        assertThat(ingest.exit()).as(ingest.err()).isZero();
        assertThat(ingest.err()).contains("withdraw", "on the published lists may no longer be contacted");
        MarketingReach reach = reach();
        assertThat(reach.refused()).containsAll(refused);
        assertThat(reach.inPublished()).isEmpty();
        assertThat(reach.inActions(ebb("actions", "--limit", "1000").out())).isEmpty();
        String warnings = ebb("warnings", "--rule", "loss").out();
        assertThat(reach.inList("warnings", Arrays.asList(warnings.split("(?m)^(?=\\S)"))))
                .allMatch(warning -> warning.contains("Nothing: is on the suppression list: asked us"));
        for (String verb : List.of("customer", "explain")) {
            assertThat(ebb(verb, refused.get(0)).out())
                    .as(verb)
                    .contains("is on the suppression list: asked us")
                    .doesNotContain("purpose marketing", "\nWin-back\n");
        }
        servedPagesProposeNothingToThem(reach, refused);
    }

    private static void servedPagesProposeNothingToThem(MarketingReach reach, List<String> refused) throws IOException {
        try (ServedLake served = new ServedLake(folder, lake)) {
            for (String page : List.of("/", "/actions", "/warnings")) {
                assertThat(reach.inPage(page, served.page(page))).allMatch(row -> row.contains("Nothing: "));
            }
            for (String customer : refused) {
                JsonNode seen = served.json("/api/v1/customers/" + customer);
                assertThat(seen.path("customer").path("customer_id").asText()).isEqualTo(customer);
                assertThat(seen.path("action").path("purpose").asText()).isNotEqualTo("marketing");
                seen.path("warnings")
                        .forEach(warning -> assertThat(warning.path("next_step").asText())
                                .containsAnyOf("Nothing: ", "Account duty only"));
            }
        }
    }

    /** The warnings go back too, and who has refused since is proposed nothing anew. */
    @Tag("G6")
    @Tag("B3")
    @Test
    @Order(8)
    void goesBackToAnEarlierPublicationAndModelWithAReason() {
        String model = rows("SELECT first(model_id) FROM v_scores_latest").get(0);
        assertThat(ebb("rollback", "--model", model, "--reason", "tried").out()).contains(model);
        assertThat(ebb("rollback", "--model", "no-such-model", "--reason", "tried")
                        .exit())
                .isEqualTo(1);
        List<String> standing = rows("SELECT count(*) FROM v_warnings_latest WHERE closed_on IS NULL");
        assertThat(standing).isNotEqualTo(List.of("0"));
        assertThat(ebb("warn", "--as-of", "2030-01-01", "--allow-stale").exit()).isZero();
        assertThat(rows("SELECT count(*) FROM warnings WHERE closed_on IS NULL"))
                .isNotEqualTo(standing);

        Answer back = ebb("rollback", "--conf", conf(), "--publication", "1", "--reason", "a bad delivery");

        assertThat(back.exit()).as(back.err()).isZero();
        assertThat(back.out()).contains("holds what publication 1 held. Since then ");
        assertThat(reach().inPublished()).isEmpty();
        assertThat(rows("SELECT count(*) FROM warnings WHERE closed_on IS NULL"))
                .isEqualTo(standing);
        assertThat(rows("SELECT count(*) FROM v_warnings_latest WHERE closed_on IS NULL"))
                .isEqualTo(standing);
        assertThat(rows("SELECT count(*) FROM runs WHERE job = 'rollback' AND counts LIKE '%a bad delivery%'"))
                .containsExactly("1");
        assertThat(rows("SELECT count(DISTINCT version) FROM table_versions WHERE table_name = 'scores' "
                        + "AND publication IN (1, (SELECT max(publication) FROM table_versions))"))
                .containsExactly("1");
        assertThat(ebb("rollback", "--publication", "1").exit()).isEqualTo(2);
    }

    @Test
    @Order(9)
    void exportsASavedSegment() throws IOException {
        String lifecycle = rows("SELECT s.lifecycle FROM v_next_actions_latest a JOIN v_segments_latest s"
                        + " ON a.customer_id = s.customer_id WHERE a.state = 'due' AND a.purpose = 'marketing'"
                        + " GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1")
                .get(0);
        new SegmentFiles(LakePath.root(folder.resolve("lake").toString()), new Configuration())
                .save(
                        new SavedSegment(
                                "some of them",
                                List.of(
                                        new SegmentCondition("lifecycle", List.of(lifecycle), null, null),
                                        new SegmentCondition("expected_gain", List.of(), "0", null))),
                        "test",
                        Instant.EPOCH);
        Path file = folder.resolve("segment.csv");

        Answer export = ebb(
                "export", "--segment", "some of them", "--columns", "customer_id,lifecycle", "--to", file.toString());

        assertThat(export.exit()).as(export.err()).isZero();
        assertThat(Files.readAllLines(file).stream().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.endsWith("," + lifecycle));
        assertThat(rows("SELECT sum(listed_count) FROM exports WHERE list = 'actions, of the segment some of them'"))
                .containsExactly(String.valueOf(Files.readAllLines(file).size() - 1));
        Answer unknown = ebb("export", "--segment", "others", "--to", file.toString());
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("there is none of that name. There are some of them.");
    }

    @Test
    @Order(6)
    void listsWarningsAndTakesDownAnAnswer() {
        String customer = rows("SELECT min(customer_id) FROM v_warnings_latest").get(0);
        assertThat(ebb("warnings", "list", customer).out()).contains(customer, "->");
        assertThat(ebb("warnings", "ack", customer, "--note", "called").exit()).isZero();
        assertThat(rows("SELECT DISTINCT status, note FROM v_warnings_latest WHERE customer_id = '" + customer + "'"))
                .containsExactly("acknowledged,called");
        assertThat(ebb("warnings", "--owner", "nobody").err())
                .contains("Cannot list warnings of the owner nobody: no customer has that owner.");
        assertThat(ebb("warnings", "--rule", "los").exit()).isNotZero();
        for (String days : List.of("0", "366")) {
            assertThat(ebb("warnings", "snooze", customer, "--days", days).err())
                    .contains("Cannot snooze for " + days + " days: give --days from 1 to 365.");
        }
        assertThat(ebb("warnings", "ack", "nobody").err()).contains("no warning stands for nobody");
        assertThat(ebb("warnings", "ack").exit()).isEqualTo(2);
        assertThat(ebb("warnings", "explain", "--rule", "loss").out())
                .contains("the customer has stopped", "limit 0.5");
        assertThat(ebb("doctor").out()).contains("overdue_credit is off for want of receivables and customers");
    }

    @Test
    @Order(9)
    void saysWhatIsPublishedAndWhatARunWouldDo() {
        assertThat(ebb("status").out()).contains("published    number", "ingest", "done");
        assertThat(ebb("run", "--dry-run").out()).contains("segment: would read");
        assertThat(ebb("run", "--dry-run", "--set", "inputs.purchases.path=" + folder + "/none.csv")
                        .err())
                .contains("inputs.purchases.path: no file matches");
        assertThat(ebb("run", "--dry-run").exit()).isEqualTo(2);
        assertThat(ebb("features").out()).contains("recency_days");
        assertThat(ebb("config").out()).contains("horizon-days");
        assertThat(ebb("sql").out()).contains("v_segments_latest");
    }

    @Tag("B2")
    @Test
    @Order(9)
    void looksAtPastDatesWithoutMovingWhatReadersSee() {
        List<String> seen = published();
        Answer plan = ebb("backfill", "--from", "2026-03-01", "--to", "2026-03-15", "--dry-run");
        assertThat(plan.exit()).as(plan.err()).isZero();
        assertThat(plan.out()).contains("2026-03-01", "2026-03-15", " left");
        assertThat(ebb("backfill", "--from", "2026-03-01", "--to", "2026-03-15", "--every", "week")
                        .exit())
                .isEqualTo(2);
        Answer replay = ebb("replay", "2026-06-30");
        assertThat(replay.exit()).as(replay.err()).isZero();
        assertThat(replay.out()).contains("then", "now", "mean churn probability");
        assertThat(ebb("replay", "2026-03-01").exit()).isEqualTo(3);
        assertThat(published()).isEqualTo(seen);
    }

    @Test
    @Order(10)
    void endsWithTwoOnWrongUse() {
        assertThat(ebb("sql", "SELECT * FROM scorez").exit()).isEqualTo(2);
        assertThat(ebb("sql", "DROP TABLE scores").exit()).isEqualTo(2);
        assertThat(ebb("sql", "SELECT * FROM delta.`" + lake + "/tables/life_events`")
                        .exit())
                .as("a path would go around the guard")
                .isEqualTo(2);
        assertThat(ebb("sql", "SELECT * FROM table_changes_by_path('" + lake + "/tables/life_events', 0)")
                        .exit())
                .isEqualTo(2);
        assertThat(ebb("sql", "SELECT * FROM parquet.`" + lake + "/tables/life_events`")
                        .exit())
                .isEqualTo(2);
        assertThat(ebb("sql", "SELECT java_method('java.lang.System', 'getProperty', 'user.home')")
                        .err())
                .contains("the function java_method is not among");
        assertThat(ebb("run", "--no-such-flag").exit()).isEqualTo(2);
        assertThat(ebb("run").err()).contains("inputs.purchases.path is not set");
        assertThat(ebb("doctor").exit()).isEqualTo(2);
        assertThat(ebb("score", "--as-of", "30.06.2026").err())
                .contains("Cannot use --as-of 30.06.2026: it is no date. Write it as 2026-01-31.");
        Answer tooEarly = ebb("score", "--as-of", "1999-01-01");
        assertThat(tooEarly.exit()).isEqualTo(3);
        assertThat(tooEarly.err()).contains("the purchases begin on");
    }

    @Test
    @Order(20)
    void aSingleVerbChangesNothingThatReadersSee() throws IOException {
        List<String> seen = published();
        Path more = Files.writeString(
                folder.resolve("july.csv"), "customer_id,ordered_at,amount\nnew,2026-07-01 10:00:00,12.00\n");
        assertThat(ebb("ingest", "--set", "inputs.purchases.path=" + more).exit())
                .isZero();
        assertThat(published()).isEqualTo(seen);
        assertThat(ebb("build-ledger").exit()).isZero();
        assertThat(ebb("build-features", "--as-of", "2025-12-15").exit()).isZero();
        assertThat(published()).isEqualTo(seen);
        Answer scored = ebb("score", "--as-of", "2025-12-15");
        assertThat(scored.exit()).as(scored.err()).isZero();
        assertThat(scored.err()).contains("in HINDSIGHT");
        assertThat(published()).isEqualTo(seen);
        assertThat(rows("SELECT DISTINCT as_of FROM scores WHERE is_hindsight")).containsExactly("2025-12-15");
        assertThat(ebb("publish-lake", "--as-of", "2025-12-15").exit())
                .as("no segments of that date, and readers see a later one")
                .isEqualTo(3);
        assertThat(published()).isEqualTo(seen);
    }

    @Test
    @Order(21)
    void aMistypedDateClosesNoWarning() {
        String standing = "SELECT count(*) FROM warnings WHERE closed_on IS NULL";
        List<String> before = rows(standing);
        Answer far = ebb("warn", "--as-of", "2030-01-01");
        assertThat(far.exit()).isEqualTo(3);
        assertThat(far.err()).contains("the purchases end on 2026-07-01", "--allow-stale");
        assertThat(rows(standing)).isEqualTo(before);
    }

    /** The settings that the demo left beside the lake are those it ran with, so the next day is one command. */
    @Test
    @Order(23)
    void theNextDayOfTheDemoAddsPurchasesAndPublishesThem() {
        Answer next = ebb("demo", "--next-day");
        assertThat(next.exit()).as(next.err()).isZero();
        assertThat(next.err()).contains("next-day", "purchases of 2026-07-01", "as of 2026-07-01");
        assertThat(rows("SELECT count(*) > 0, min(ordered_on) FROM v_purchases_latest"
                        + " WHERE source_file LIKE '%2026-07-01.parquet'"))
                .containsExactly("true,2026-07-01");
        assertThat(rows("SELECT DISTINCT as_of FROM v_scores_latest")).containsExactly("2026-07-01");
        assertThat(rows("SELECT lifecycle, count(*) FROM v_segments_latest GROUP BY 1"))
                .as("the summary counts the customers of the new day alone")
                .hasSizeGreaterThan(2)
                .allSatisfy(row -> assertThat(next.out()).containsPattern("\\b" + row.replace(",", " +") + "\\b"));
    }

    private static MarketingReach reach() {
        return new MarketingReach(new Lake(SparkSessions.shared(), LakePath.root(lake)));
    }

    /** The settings that the demo left. */
    private static String conf() {
        return Path.of(lake, "ebb.yaml").toString();
    }

    /** All that a reader of the published scores, segments and warnings can see, as numbers. */
    private static List<String> published() {
        List<String> seen = new ArrayList<>();
        for (String view : List.of("v_scores_latest", "v_segments_latest", "v_warnings_latest", "v_purchases_latest")) {
            seen.addAll(rows("SELECT count(*), sum(xxhash64(s.*)) FROM (SELECT * FROM " + view + ") s"));
        }
        return seen;
    }

    private static List<String> rows(String query) {
        Answer answer = ebb("sql", "--format", "csv", query);
        assertThat(answer.exit()).as(answer.err()).isZero();
        return answer.out().lines().skip(1).toList();
    }

    private static Answer ebb(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--set", "lake=" + lake));
        int exit = commandLine.execute(all.toArray(String[]::new));
        return new Answer(exit, out.toString(), err.toString());
    }
}
