package ebb.btyd.spark;

import ebb.btyd.model.CustomerSummary;
import ebb.btyd.model.SummaryCounts;
import ebb.btyd.spend.BtydColumns;
import ebb.customer.Money;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.ledger.LedgerRow;
import ebb.ledger.Timeline;
import ebb.schema.Column;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The ledger as the estimators read it: one row for each customer who had bought by the as-of date. */
public final class CustomerSummaryTable {

    public static final StructType SCHEMA = new StructType(new StructField[] {
        Column.customerId(),
        Column.required(BtydColumns.X, DataTypes.IntegerType, "Purchase days after the first"),
        Column.required(BtydColumns.LAST_AGE, DataTypes.IntegerType, "Days from the first purchase day to the last"),
        Column.required(BtydColumns.AGE, DataTypes.IntegerType, "Days from the first purchase day to the as-of date"),
        Column.required(BtydColumns.LOG_GAPS, DataTypes.DoubleType, "Sum of the natural logs of the gaps in days"),
        Column.required(
                BtydColumns.SPEND_DAYS,
                DataTypes.IntegerType,
                "Purchase days after the first on which something was paid"),
        Column.required(BtydColumns.MEAN_SPEND, DataTypes.DoubleType, "Mean paid on those days, in the conf's currency")
    });

    private CustomerSummaryTable() {}

    public static Dataset<Row> of(Dataset<LedgerRow> ledger, AsOf asOf) {
        FlatMapFunction<LedgerRow, Row> summarise = row -> summarise(asOf.observe(Timeline.of(row)));
        return ledger.flatMap(summarise, Encoders.row(SCHEMA));
    }

    /** The same customers counted, each partition for itself: all that a fit needs, without a row for each. */
    public static JavaRDD<SummaryCounts> counted(JavaRDD<LedgerRow> ledger, AsOf asOf) {
        return ledger.mapPartitions(rows -> {
            SummaryCounts counts = new SummaryCounts();
            rows.forEachRemaining(row -> count(asOf.observe(Timeline.of(row)), counts));
            return List.of(counts).iterator();
        });
    }

    private static void count(History history, SummaryCounts counts) {
        if (history.dayCount() > 0) {
            counts.add(CustomerSummary.of(history));
            counts.addLogGaps(logGaps(history));
        }
    }

    private static double logGaps(History history) {
        double sum = 0;
        for (int i = 1; i < history.dayCount(); i++) {
            sum += Math.log(history.gap(i));
        }
        return sum;
    }

    private static Iterator<Row> summarise(History history) {
        if (history.dayCount() == 0) {
            return Collections.emptyIterator();
        }
        long spend = 0;
        int spendDays = 0;
        for (int i = 1; i < history.dayCount(); i++) {
            spend += history.amount(i);
            spendDays += history.amount(i) > 0 ? 1 : 0;
        }
        int first = history.firstDay();
        return List.of(RowFactory.create(
                        history.customerId(),
                        history.dayCount() - 1,
                        history.lastDay() - first,
                        history.asOfDay() - first,
                        logGaps(history),
                        spendDays,
                        spendDays == 0 ? 0.0 : Money.amount(spend) / spendDays))
                .iterator();
    }
}
