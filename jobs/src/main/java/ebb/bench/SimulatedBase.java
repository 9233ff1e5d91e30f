package ebb.bench;

import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.CustomerSummary;
import ebb.btyd.model.GroupedSummaries;
import ebb.btyd.model.SummaryCounts;
import ebb.btyd.spend.BtydColumns;
import ebb.ledger.LedgerRow;
import ebb.ledger.LedgerRowEncoder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.hipparchus.random.RandomDataGenerator;

/**
 * Customers who buy and leave by a Pareto/NBD of known parameters, first bought between two ages before the as-of date.
 *
 * @param customers how many
 * @param kind how they buy
 */
record SimulatedBase(int customers, Kind kind) implements Serializable {
    static final int AS_OF_DAY = 10_000;
    private static final int PARTITIONS = 16;

    /**
     * How customers buy.
     *
     * @param parameters r, alpha, s and beta, times in days
     * @param youngest least days since the first purchase
     * @param oldest most days since the first purchase
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Kind(double[] parameters, int youngest, int oldest) implements Serializable {
        /** Like CDNOW's customers of 1997: few purchases, few distinct customers. */
        static final Kind CDNOW = new Kind(new double[] {.553, 74, .606, 82}, 183, 273);
        /** Customers of a shop with frequent purchases: many more of them are like nobody else. */
        static final Kind BUSY = new Kind(new double[] {1.1, 22, .5, 150}, 183, 480);

        CustomerSummary draw(RandomDataGenerator random) {
            int age = random.nextInt(youngest, oldest);
            int[] days = repeatDays(random, age);
            return new CustomerSummary(days.length, days.length == 0 ? 0 : days[days.length - 1], age);
        }

        /** Days from the first purchase, one a day at most. */
        int[] repeatDays(RandomDataGenerator random, int age) {
            return Arrays.stream(BtydFamilyCatalogue.PARETO_NBD.draw(parameters, age, random))
                    .mapToInt(time -> (int) Math.ceil(time))
                    .distinct()
                    .toArray();
        }
    }

    /** Grouped, in memory. */
    GroupedSummaries grouped() {
        SummaryCounts counts = new SummaryCounts();
        RandomDataGenerator random = new RandomDataGenerator(1);
        for (int i = 0; i < customers; i++) {
            counts.add(kind.draw(random));
        }
        return counts.grouped();
    }

    /** A table with x, t_x and T of each. */
    Dataset<Row> summaries(SparkSession spark) {
        StructType schema = new StructType()
                .add(BtydColumns.X, DataTypes.IntegerType)
                .add(BtydColumns.LAST_AGE, DataTypes.IntegerType)
                .add(BtydColumns.AGE, DataTypes.IntegerType);
        Kind drawn = kind;
        return each(spark, Encoders.row(schema), (id, random) -> {
            CustomerSummary customer = drawn.draw(random);
            return RowFactory.create(customer.x(), (int) customer.lastAge(), (int) customer.age());
        });
    }

    /** Their ledger as its table holds it. */
    Dataset<Row> ledger(SparkSession spark) {
        Kind drawn = kind;
        return LedgerRowEncoder.toTable(
                each(spark, Encoders.bean(LedgerRow.class), (id, random) -> ledgerRow(drawn, id, random)));
    }

    /** What is drawn for one customer. */
    private interface Draw<T> extends BiFunction<Long, RandomDataGenerator, T>, Serializable {}

    private <T> Dataset<T> each(SparkSession spark, Encoder<T> encoder, Draw<T> draw) {
        MapPartitionsFunction<Long, T> all = ids -> {
            List<Long> wanted = new ArrayList<>();
            ids.forEachRemaining(wanted::add);
            RandomDataGenerator random = new RandomDataGenerator(wanted.isEmpty() ? 0 : 1 + wanted.get(0));
            return wanted.stream().map(id -> draw.apply(id, random)).iterator();
        };
        return spark.range(0, customers, 1, PARTITIONS).as(Encoders.LONG()).mapPartitions(all, encoder);
    }

    private static LedgerRow ledgerRow(Kind kind, long id, RandomDataGenerator random) {
        int age = random.nextInt(kind.youngest(), kind.oldest());
        int[] repeats = kind.repeatDays(random, age);
        int[] days = new int[repeats.length + 1];
        long[] amounts = new long[days.length];
        int[] lines = new int[days.length];
        for (int i = 0; i < days.length; i++) {
            days[i] = AS_OF_DAY - age + (i == 0 ? 0 : repeats[i - 1]);
            amounts[i] = 100L + random.nextInt(0, 5000);
            lines[i] = 1;
        }
        LedgerRow row = new LedgerRow();
        row.setCustomerId(Long.toString(id));
        row.setCategories(new String[] {""});
        row.setDays(days);
        row.setAmounts(amounts);
        row.setLines(lines);
        row.setCategoryIndexes(new int[days.length]);
        row.setReturnedAmounts(new long[days.length]);
        row.setQuantities(new long[days.length]);
        row.setReturnLines(new int[days.length]);
        return row;
    }
}
