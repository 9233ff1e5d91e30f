package ebb.job;

import ebb.feature.FeaturesTable;
import ebb.lake.AccountInputsReader;
import ebb.lake.Lake;
import ebb.schema.AccountsTable;
import ebb.schema.Column;
import ebb.schema.LedgerTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.segment.SegmentFeatures;
import ebb.segment.Segmenter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Puts every scored customer in a segment, with the money at stake and one thing to do. {@code ebb segment}
 *
 * <p>Reads: scores, features, accounts, ledger and the further inputs. Writes: segments.
 */
final class SegmentJob implements Job {

    @Override
    public String name() {
        return "segment";
    }

    @Override
    public String summary() {
        return "Put every scored customer in a segment, with the money at stake and one thing to do.";
    }

    @Override
    public List<Table> reads() {
        return AccountInputsReader.beside(
                ScoresTable.TABLE, FeaturesTable.TABLE, AccountsTable.TABLE, LedgerTable.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(SegmentsTable.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        Lake lake = context.lake();
        Dataset<Row> scored = scored(
                lake.read(ScoresTable.TABLE, context.asOf()),
                lake.read(FeaturesTable.TABLE, context.asOf()),
                accounts(context),
                context.contactPermissions());
        Lake.Written written = lake.replaceAsOf(
                SegmentsTable.TABLE,
                context.asOf(),
                new Segmenter(context.settings().segments()).segment(scored),
                functions.sum(SegmentsTable.MONEY_AT_RISK).as(SegmentsTable.MONEY_AT_RISK),
                functions.count(SegmentsTable.CONTACT_BY).as(SegmentsTable.CONTACT_BY));
        BigDecimal atRisk = Objects.requireNonNullElse(
                (BigDecimal) written.figures().get(SegmentsTable.MONEY_AT_RISK), BigDecimal.ZERO);
        return JobResult.of(String.format(
                        Locale.ROOT,
                        "%,d customers, %,.0f %s at risk, %,d to contact%s",
                        written.rows(),
                        atRisk,
                        context.settings().currency(),
                        written.count(SegmentsTable.CONTACT_BY),
                        context.contactPolicy()
                                .scoreRefusal()
                                .map(refusal -> ": " + refusal.words())
                                .orElse("")))
                .with("customers", written.rows())
                .with(SegmentsTable.MONEY_AT_RISK, atRisk)
                .with("to_contact", written.count(SegmentsTable.CONTACT_BY));
    }

    private static Dataset<Row> accounts(JobContext context) {
        Lake lake = context.lake();
        return lake.has(AccountsTable.TABLE)
                ? lake.read(AccountsTable.TABLE, context.asOf())
                : lake.rows(AccountsTable.TABLE, List.of());
    }

    /** Rows of scores with what the segment rules read beside them: features and accounts of the same date, and who may be contacted. */
    static Dataset<Row> scored(
            Dataset<Row> scores, Dataset<Row> features, Dataset<Row> accounts, Dataset<Row> permissions) {
        List<org.apache.spark.sql.Column> columns = new ArrayList<>(List.of(functions.col(Column.CUSTOMER_ID)));
        SegmentFeatures.NAMES.forEach(name -> columns.add(functions.col(name)));
        String[] customer = {Column.CUSTOMER_ID};
        return scores.join(features.select(columns.toArray(org.apache.spark.sql.Column[]::new)), customer)
                .join(
                        accounts.select(Column.CUSTOMER_ID, AccountsTable.ACCOUNT_CLASS, AccountsTable.IS_CORE),
                        customer,
                        "left")
                .join(permissions, customer, "left");
    }
}
