package ebb.job;

import static org.apache.spark.sql.functions.col;

import ebb.care.ComplaintRecovery;
import ebb.care.FailureAudit;
import ebb.care.ServiceReview;
import ebb.care.UnheardCustomers;
import ebb.conf.Settings;
import ebb.lake.AccountInputsReader;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.schema.AccountsTable;
import ebb.schema.ComplaintRecoveryTable;
import ebb.schema.CustomersTable;
import ebb.schema.FailureAuditTable;
import ebb.schema.LedgerTable;
import ebb.schema.PurchasesTable;
import ebb.schema.SatisfactionTable;
import ebb.schema.ServiceQualityTable;
import ebb.schema.ServiceTable;
import ebb.schema.SurveySampleTable;
import ebb.schema.SurveysTable;
import ebb.schema.Table;
import ebb.schema.VoiceTable;
import ebb.survey.Satisfaction;
import java.sql.Date;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts complaints, failures and survey answers by period and cause, and says which are new and which go away. {@code ebb review-service}
 *
 * <p>Reads: ledger, purchases (the days they cover), accounts, survey_sample and the further inputs. Writes: service_quality, complaint_recovery
 * (off with {@code recovery.enabled: false}), voice (off with {@code voice.enabled: false}), failure_audit (off with {@code failure-audit.enabled: false}),
 * satisfaction (off with {@code survey.enabled: false}).
 */
final class ReviewServiceJob implements Job {

    @Override
    public String name() {
        return "review-service";
    }

    @Override
    public String summary() {
        return "Count complaints, failures and survey answers by period and cause; say what is new and what goes away.";
    }

    @Override
    public List<Table> reads() {
        return AccountInputsReader.beside(
                LedgerTable.TABLE, PurchasesTable.TABLE, AccountsTable.TABLE, SurveySampleTable.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(
                ServiceQualityTable.TABLE,
                ComplaintRecoveryTable.TABLE,
                VoiceTable.TABLE,
                SatisfactionTable.TABLE,
                FailureAuditTable.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        Lake lake = context.lake();
        AsOf asOf = AsOf.of(context.asOf(), context.span());
        boolean hasCases = lake.has(ServiceTable.TABLE) || lake.has(SurveysTable.TABLE);
        if (context.settings().failureAudit().enabled() && (hasCases || lake.has(CustomersTable.TABLE))) {
            FailureAudit audit = new FailureAudit(asOf, auditTerms(context.settings()));
            write(context, FailureAuditTable.TABLE, audit.rows(context.accounts()));
        }
        if (!hasCases) {
            return JobResult.of("off: there is neither a service nor a surveys input");
        }
        ServiceReview review =
                ServiceReview.of(asOf, context.settings().warnings().watch().windowDays());
        List<Row> rows = review.rows(context.accounts());
        write(context, ServiceQualityTable.TABLE, rows);
        if (context.settings().recovery().enabled() && lake.has(ServiceTable.TABLE)) {
            ComplaintRecovery recovery = new ComplaintRecovery(asOf, terms(context.settings()));
            write(context, ComplaintRecoveryTable.TABLE, recovery.rows(context.accounts()));
        }
        if (context.settings().voice().enabled()) {
            UnheardCustomers unheard = new UnheardCustomers(asOf, unheardTerms(context.settings()));
            write(context, VoiceTable.TABLE, unheard.rows(context.accounts()));
        }
        if (context.settings().survey().enabled() && lake.has(SurveysTable.TABLE)) {
            write(context, SatisfactionTable.TABLE, satisfaction(context, review));
        }
        return result(rows);
    }

    private static List<Row> satisfaction(JobContext context, ServiceReview review) {
        Settings settings = context.settings();
        Dataset<Row> samples = context.input(SurveySampleTable.TABLE);
        Dataset<Row> known = samples == null
                ? null
                : samples.where(col(SurveySampleTable.DRAWN_ON).leq(Date.valueOf(context.asOf())));
        Dataset<Row> classes = context.lake().readIfThere(AccountsTable.TABLE);
        Satisfaction.Terms terms = new Satisfaction.Terms(
                settings.survey().answerDays(), settings.lifeEvents().minCohort());
        return new Satisfaction(review, terms)
                .rows(
                        context.accounts(),
                        new Satisfaction.Known(
                                known,
                                classes == null
                                        ? null
                                        : classes.where(
                                                col(AccountsTable.AS_OF).equalTo(Date.valueOf(context.asOf())))));
    }

    private static void write(JobContext context, Table table, List<Row> rows) {
        context.lake().replaceDay(table, context.asOf(), context.lake().rows(table, rows));
    }

    private static FailureAudit.Terms auditTerms(Settings settings) {
        return new FailureAudit.Terms(
                settings.activeDays(),
                settings.warnings().watch().windowDays(),
                settings.lifeEvents().minCohort(),
                settings.failureAudit().falseDiscoveryRate());
    }

    private static UnheardCustomers.Terms unheardTerms(Settings settings) {
        return new UnheardCustomers.Terms(
                settings.horizonDays(),
                settings.activeDays(),
                settings.lifeEvents().minCohort());
    }

    private static ComplaintRecovery.Terms terms(Settings settings) {
        return new ComplaintRecovery.Terms(
                settings.horizonDays(),
                settings.recovery().refusedOutcomes(),
                settings.lifeEvents().minCohort());
    }

    private static JobResult result(List<Row> rows) {
        int state = ServiceQualityTable.TABLE.schema().fieldIndex(ServiceQualityTable.STATE);
        int until = ServiceQualityTable.TABLE.schema().fieldIndex(ServiceQualityTable.UNTIL_ON);
        int asOf = ServiceQualityTable.TABLE.schema().fieldIndex(ServiceQualityTable.AS_OF);
        List<String> states = rows.stream()
                .filter(row -> row.get(until).equals(row.get(asOf)) && !row.isNullAt(state))
                .map(row -> row.getString(state))
                .toList();
        long fresh = states.stream().filter("new"::equals).count();
        long growing = states.stream().filter("growing"::equals).count();
        long gone = states.stream()
                .filter(one -> one.equals("fading") || one.equals("gone"))
                .count();
        return JobResult.of(String.format(
                        Locale.ROOT,
                        "%,d rows by period and cause; lately %d new, %d growing, %d fading or gone",
                        rows.size(),
                        fresh,
                        growing,
                        gone))
                .with("rows", rows.size())
                .with("new", fresh)
                .with("growing", growing)
                .with("fading_or_gone", gone);
    }
}
