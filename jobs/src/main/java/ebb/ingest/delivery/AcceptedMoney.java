package ebb.ingest.delivery;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.sum;

import ebb.customer.Money;
import ebb.ingest.source.SourceFile;
import ebb.ingest.value.PlainDecimals;
import ebb.schema.Ingested;
import ebb.schema.PurchasesTable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the accepted rows of one file are worth.
 *
 * @param cents sum of the amounts; more than a long holds
 * @param absolute about the same without signs
 * @param largest largest amount of a row in cents
 */
public record AcceptedMoney(String file, long rows, BigInteger cents, double absolute, long largest) {
    private static final int HALF = 32;

    /** The money of each file, in one query unless the rows are in memory; none where the input has no amounts. */
    static List<AcceptedMoney> of(Delivery delivery, SampledRows sample, Dataset<Row> accepted) {
        if (!List.of(accepted.columns()).contains(PurchasesTable.AMOUNT)) {
            return List.of();
        }
        return sample.isAll() ? of(sample) : of(delivery, accepted);
    }

    private static List<AcceptedMoney> of(SampledRows rows) {
        Map<String, AcceptedMoney> byFile = new HashMap<>();
        for (Row row : rows.rows()) {
            if (row.isNullAt(row.fieldIndex(PurchasesTable.AMOUNT))) {
                continue;
            }
            long cents = Money.cents(row.<BigDecimal>getAs(PurchasesTable.AMOUNT));
            String file = row.getAs(Ingested.SOURCE_FILE);
            byFile.merge(
                    file,
                    new AcceptedMoney(file, 1, BigInteger.valueOf(cents), Math.abs((double) cents), cents),
                    AcceptedMoney::plus);
        }
        return List.copyOf(byFile.values());
    }

    /** The amounts of one file's rows in memory in cents, in their order; 0 where there is none. */
    public static long[] cents(SampledRows sample, String file) {
        return sample.rows().stream()
                .filter(row -> file.equals(row.getAs(Ingested.SOURCE_FILE)))
                .mapToLong(row -> row.isNullAt(row.fieldIndex(PurchasesTable.AMOUNT))
                        ? 0
                        : Money.cents(row.<BigDecimal>getAs(PurchasesTable.AMOUNT)))
                .toArray();
    }

    /** Sums the upper and the lower half of each amount as whole numbers: to sum decimals takes several times as long. */
    private static List<AcceptedMoney> of(Delivery delivery, Dataset<Row> accepted) {
        List<SourceFile> files = delivery.plan().read();
        Column file = files.size() == 1 ? lit(files.get(0).name()) : col(Ingested.SOURCE_FILE);
        Column cents = PlainDecimals.unscaled(col(PurchasesTable.AMOUNT));
        Column upper = shiftright(cents, HALF);
        Column lower = cents.bitwiseAND(lit((1L << HALF) - 1));
        return accepted
                .where(cents.isNotNull())
                .groupBy(file)
                .agg(count(lit(1)), sum(upper), sum(lower), sum(abs(cents.cast("double"))), max(cents))
                .collectAsList()
                .stream()
                .map(row -> new AcceptedMoney(
                        row.getString(0),
                        row.getLong(1),
                        BigInteger.valueOf(row.getLong(2)).shiftLeft(HALF).add(BigInteger.valueOf(row.getLong(3))),
                        row.getDouble(4),
                        row.getLong(5)))
                .toList();
    }

    private AcceptedMoney plus(AcceptedMoney other) {
        return new AcceptedMoney(
                file,
                rows + other.rows,
                cents.add(other.cents),
                absolute + other.absolute,
                Math.max(largest, other.largest));
    }

    public static BigDecimal total(Collection<AcceptedMoney> files) {
        return new BigDecimal(
                files.stream().map(AcceptedMoney::cents).reduce(BigInteger.ZERO, BigInteger::add),
                ebb.schema.Column.MONEY.scale());
    }
}
