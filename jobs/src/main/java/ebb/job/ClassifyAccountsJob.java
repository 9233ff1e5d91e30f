package ebb.job;

import ebb.account.AccountBaseline;
import ebb.account.AccountClassifier;
import ebb.account.AccountFacts;
import ebb.account.MeasureDistribution;
import ebb.account.RegionalFacts;
import ebb.account.ScorecardMeasures;
import ebb.account.StandingTransitions;
import ebb.care.AccountRows;
import ebb.care.Cohorts;
import ebb.care.ForceEvidence;
import ebb.care.ForceFindings;
import ebb.care.Surplus;
import ebb.conf.Settings;
import ebb.input.AccountPast;
import ebb.input.CustomerAccount;
import ebb.lake.AccountInputsReader;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.schema.AccountsTable;
import ebb.schema.ChurnMovementTable;
import ebb.schema.CohortRetentionTable;
import ebb.schema.ForceEvidenceTable;
import ebb.schema.LedgerTable;
import ebb.schema.LifetimeModelsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.Table;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Classes accounts, marks core customers, says what holds each, and counts who came, went, moved and stayed. {@code ebb classify-accounts}
 *
 * <p>Reads: ledger, purchases, lifetime_models, the further inputs, and accounts of earlier as-of dates. Writes: accounts, churn_movement, cohort_retention,
 * force_evidence (off with {@code forces.enabled: false}).
 */
final class ClassifyAccountsJob implements Job {
    /** Enough for the shares by which marks are given. */
    private static final int MOST_MEASURED = 20_000;

    private static final int PERIODS = 4;

    @Override
    public String name() {
        return "classify-accounts";
    }

    @Override
    public String summary() {
        return "Class accounts, mark core customers, and count who came, went and moved.";
    }

    @Override
    public List<Table> reads() {
        return AccountInputsReader.beside(
                LedgerTable.TABLE, PurchasesTable.TABLE, LifetimeModelsTable.TABLE, AccountsTable.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(
                AccountsTable.TABLE, ChurnMovementTable.TABLE, CohortRetentionTable.TABLE, ForceEvidenceTable.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        Lake lake = context.lake();
        JavaRDD<CustomerAccount> accounts = context.accounts();
        List<AsOf> dates = dates(context);
        List<AccountClassifier> judges = judges(context, accounts, dates);
        AsOf today = dates.get(dates.size() - 1);
        AccountClassifier judge = judges.get(judges.size() - 1);
        ForceFindings findings = findings(
                context,
                accounts,
                new ForceEvidence.Past(dates.subList(0, dates.size() - 1), baselines(judges)),
                judge.norms());
        Lake.Written written = lake.replaceAsOf(
                AccountsTable.TABLE,
                context.asOf(),
                Surplus.beside(
                        AccountRows.of(
                                lake.spark(),
                                accounts,
                                today,
                                new AccountRows.Terms(
                                        judge, context.settings().forces().pointValue(), findings.leftOut())),
                        context.input(PurchasesTable.TABLE),
                        context.asOf()),
                functions.count(AccountsTable.ACCOUNT_CLASS).as(AccountsTable.ACCOUNT_CLASS),
                functions.count_if(functions.col(AccountsTable.IS_CORE)).as(AccountsTable.IS_CORE));
        if (dates.size() > 1) {
            lake.replaceAsOf(
                    ChurnMovementTable.TABLE, context.asOf(), new StandingTransitions(dates, judges).rows(accounts));
        }
        lake.replaceDay(
                CohortRetentionTable.TABLE,
                context.asOf(),
                lake.rows(CohortRetentionTable.TABLE, new Cohorts(today).rows(accounts)));
        return result(written);
    }

    private static List<AccountBaseline> baselines(List<AccountClassifier> judges) {
        return judges.stream()
                .limit(judges.size() - 1L)
                .map(AccountClassifier::baseline)
                .toList();
    }

    private static ForceFindings findings(
            JobContext context, JavaRDD<CustomerAccount> accounts, ForceEvidence.Past past, MeasureDistribution norms) {
        Settings settings = context.settings();
        if (!settings.forces().enabled()) {
            return ForceFindings.NONE;
        }
        ForceEvidence evidence = new ForceEvidence(
                new ForceEvidence.Terms(
                        settings.horizonDays(),
                        settings.activeDays(),
                        settings.lifeEvents().minCohort(),
                        settings.forces().pointValue()),
                norms);
        ForceFindings findings = evidence.of(accounts, past, earlier(context));
        Lake lake = context.lake();
        lake.replaceDay(
                ForceEvidenceTable.TABLE,
                context.asOf(),
                lake.rows(ForceEvidenceTable.TABLE, findings.rows(context.asOf())));
        return findings;
    }

    /** Rows that earlier runs wrote of what cannot be told anew, of as-of dates a horizon ago or longer; null: there are none. */
    private static ForceEvidence.Earlier earlier(JobContext context) {
        Dataset<Row> all = context.lake().readIfThere(AccountsTable.TABLE);
        if (all == null || !List.of(all.columns()).containsAll(ForceEvidence.scores())) {
            return null;
        }
        int horizon = context.settings().horizonDays();
        Date latest = Date.valueOf(context.asOf().minusDays(horizon));
        Date first = Date.valueOf(context.asOf().minusDays((PERIODS + 1L) * horizon));
        Dataset<Row> rows = all.where(functions
                .col(AccountsTable.AS_OF)
                .between(first, latest)
                .and(ForceEvidence.scores().stream()
                        .map(score -> functions.col(score).isNotNull())
                        .reduce(Column::or)
                        .orElseThrow()));
        List<AsOf> dates = rows.select(AccountsTable.AS_OF).distinct().collectAsList().stream()
                .map(row -> AsOf.of(row.getDate(0).toLocalDate(), context.span()))
                .toList();
        return dates.isEmpty() ? null : new ForceEvidence.Earlier(rows, dates);
    }

    /** The as-of date and those a horizon, two, three and four before it, as far as the data go. */
    private static List<AsOf> dates(JobContext context) {
        AsOf today = AsOf.of(context.asOf(), context.span());
        int horizon = context.settings().horizonDays();
        List<AsOf> dates = new ArrayList<>();
        for (int i = 0;
                i <= PERIODS && today.day() - i * horizon >= today.span().firstDay();
                i++) {
            dates.add(new AsOf(today.day() - i * horizon, today.span()));
        }
        Collections.reverse(dates);
        return dates;
    }

    /** A judge for each date; all hold accounts against the same norms, those of the as-of date, so that a move is a customer's own. */
    private static List<AccountClassifier> judges(
            JobContext context, JavaRDD<CustomerAccount> accounts, List<AsOf> dates) {
        Settings settings = context.settings();
        List<AccountBaseline> baselines = context.baselines(dates, RegionalFacts.NOTHING);
        MeasureDistribution norms = norms(accounts, dates.get(dates.size() - 1), baselines.get(dates.size() - 1));
        return baselines.stream()
                .map(baseline -> new AccountClassifier(settings.accounts(), norms, baseline))
                .toList();
    }

    private static MeasureDistribution norms(JavaRDD<CustomerAccount> accounts, AsOf today, AccountBaseline baseline) {
        return MeasureDistribution.of(accounts.map(account -> measures(account, today, baseline))
                .filter(Objects::nonNull)
                .takeSample(false, MOST_MEASURED, 1));
    }

    /** Null for one who is not active. */
    private static ScorecardMeasures measures(CustomerAccount account, AsOf today, AccountBaseline baseline) {
        AccountPast past = account.knownOn(today);
        if (!past.hasBought()) {
            return null;
        }
        AccountFacts facts = new AccountFacts(past, baseline);
        return facts.isActive() ? ScorecardMeasures.of(facts) : null;
    }

    private static JobResult result(Lake.Written written) {
        long classed = written.count(AccountsTable.ACCOUNT_CLASS);
        long core = written.count(AccountsTable.IS_CORE);
        return JobResult.of(String.format(
                        Locale.ROOT,
                        "%,d accounts, %,d of them classed, %,d core customers",
                        written.rows(),
                        classed,
                        core))
                .with("accounts", written.rows())
                .with("classed", classed)
                .with("core", core);
    }
}
