package ebb.testing;

import ebb.schema.Column;
import ebb.schema.PurchasesTable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The purchases table out of test lines. */
public final class Ledgers {
    private static final StructType SCHEMA = new StructType()
            .add(PurchasesTable.CUSTOMER_ID, DataTypes.StringType)
            .add(PurchasesTable.ORDERED_ON, DataTypes.DateType)
            .add(PurchasesTable.AMOUNT, Column.MONEY)
            .add(PurchasesTable.CATEGORY, DataTypes.StringType)
            .add(PurchasesTable.QUANTITY, DataTypes.createDecimalType(18, 3));

    private Ledgers() {}

    public static Dataset<Row> purchases(List<Line> lines) {
        List<Row> rows = lines.stream()
                .map(line -> RowFactory.create(
                        line.customer(),
                        Date.valueOf(LocalDate.ofEpochDay(line.day())),
                        BigDecimal.valueOf(line.amount(), 2),
                        line.category().isEmpty() ? null : line.category(),
                        BigDecimal.valueOf(line.quantity(), 3)))
                .toList();
        return SparkSessions.shared().createDataFrame(rows, SCHEMA);
    }
}
