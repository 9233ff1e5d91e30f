package ebb.btyd.spark;

import ebb.btyd.model.CustomerSummary;
import ebb.btyd.spend.BtydColumns;
import ebb.btyd.spend.CustomerSpend;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.ledger.LedgerRow;
import ebb.ledger.Timeline;
import ebb.schema.Column;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
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

    private static Iterator<Row> summarise(History history) {
        if (history.dayCount() == 0) {
            return Collections.emptyIterator();
        }
        CustomerSummary summary = CustomerSummary.of(history);
        CustomerSpend spend = CustomerSpend.of(history);
        return List.of(RowFactory.create(
                        history.customerId(),
                        summary.x(),
                        (int) summary.lastAge(),
                        (int) summary.age(),
                        CustomerSummary.logGaps(history, history.asOfDay()),
                        spend.days(),
                        spend.mean()))
                .iterator();
    }
}
