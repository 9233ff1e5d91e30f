package ebb.bench;

import ebb.btyd.BtydFamilies;
import ebb.btyd.BtydFamily;
import ebb.btyd.BtydFit;
import ebb.btyd.BuyTillYouDie;
import ebb.btyd.CustomerSummaries;
import ebb.btyd.Fitter;
import ebb.btyd.GroupedSummaries;
import ebb.btyd.Scorer;
import ebb.btyd.Summary;
import ebb.btyd.Terms;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LedgerRow;
import ebb.ledger.LedgerTable;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hipparchus.random.RandomDataGenerator;

/**
 * How long buy-till-you-die models take: the fit alone, scoring alone, and from a ledger in Delta to a fitted model with the session running.
 *
 * <p>{@code java -cp … ebb.bench.BtydBench FOLDER CUSTOMERS…} simulates each number of customers like CDNOW's (Pareto/NBD r .553, alpha 74 days,
 * s .606, beta 82 days; first bought 183 to 273 days before the as-of date) and prints one line a measurement.
 */
public final class BtydBench {
    private static final List<BtydFamily> FAMILIES =
            List.of(BtydFamilies.BG_NBD, BtydFamilies.MBG_NBD, BtydFamilies.PARETO_NBD);
    private static final double[] TRUTH = {.553, 74, .606, 82};
    private static final int AS_OF_DAY = 10_000;
    private static final int YOUNGEST = 183;
    private static final int OLDEST = 273;
    private static final int PARTITIONS = 16;
    private static final Terms TERMS = new Terms(90, 3 * 365, .1);

    private final PrintStream out;

    private BtydBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        BtydBench bench = new BtydBench(System.out);
        for (String customers : Arrays.asList(args).subList(1, args.length)) {
            bench.inMemory(Integer.parseInt(customers));
        }
        try (SparkSession spark = session()) {
            for (String customers : Arrays.asList(args).subList(1, args.length)) {
                bench.fromDelta(spark, args[0] + "/ledger-" + customers, Integer.parseInt(customers));
            }
        }
    }

    private static SparkSession session() {
        return SparkSession.builder()
                .master("local[*]")
                .appName("btyd bench")
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .config("spark.sql.shuffle.partitions", "8")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
    }

    private void inMemory(int customers) {
        Map<Summary, Long> counts = new HashMap<>();
        RandomDataGenerator random = new RandomDataGenerator(1);
        for (int i = 0; i < customers; i++) {
            int age = random.nextInt(YOUNGEST, OLDEST);
            int[] days = repeatDays(random, age);
            Summary customer = new Summary(days.length, days.length == 0 ? 0 : days[days.length - 1], age);
            counts.merge(customer, 1L, Long::sum);
        }
        GroupedSummaries grouped = GroupedSummaries.of(counts);
        out.printf(Locale.ROOT, "%,d customers, %,d distinct%n", customers, grouped.size());
        for (BtydFamily family : FAMILIES) {
            timed(family.name() + " fit alone, first in this process", () -> Fitter.fit(family, grouped));
            BtydFit fit = timed(family.name() + " fit alone, again", () -> Fitter.fit(family, grouped));
            out.println("  " + fit.parameters());
            double seconds = score(fit, grouped);
            out.printf(Locale.ROOT, "  %s scoring: %,.0f customers a second%n", family.name(), customers / seconds);
        }
    }

    /** Scores every customer, one by one and in random order, as a job would. */
    private static double score(BtydFit fit, GroupedSummaries grouped) {
        List<Summary> customers = new ArrayList<>();
        for (int i = 0; i < grouped.size(); i++) {
            customers.addAll(Collections.nCopies((int) grouped.weight(i), grouped.summary(i)));
        }
        Collections.shuffle(customers, new java.util.Random(1));
        Scorer scorer = new Scorer(fit.model(), TERMS);
        double[] values = new double[Scorer.size()];
        long start = System.nanoTime();
        for (Summary customer : customers) {
            scorer.score(customer, Double.NaN, values, 0);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void fromDelta(SparkSession spark, String path, int customers) {
        simulate(spark, customers).write().format("delta").mode("overwrite").save(path);
        AsOf asOf = new AsOf(AS_OF_DAY, new DataSpan(AS_OF_DAY - OLDEST, AS_OF_DAY));
        for (BtydFamily family : List.of(BtydFamilies.BG_NBD, BtydFamilies.PARETO_NBD)) {
            timed(String.format(Locale.ROOT, "%s from Delta to fit, %,d customers", family.name(), customers), () -> {
                Dataset<LedgerRow> ledger = LedgerTable.fromTable(spark.read().format("delta").load(path));
                return new BuyTillYouDie()
                        .setFamily(family.name())
                        .fit(CustomerSummaries.of(ledger, asOf))
                        .fitted();
            });
        }
    }

    private static Dataset<Row> simulate(SparkSession spark, int customers) {
        MapPartitionsFunction<Long, LedgerRow> draw = ids -> {
            List<Long> wanted = new ArrayList<>();
            ids.forEachRemaining(wanted::add);
            RandomDataGenerator random = new RandomDataGenerator(wanted.isEmpty() ? 0 : wanted.get(0));
            Iterator<Long> each = wanted.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public LedgerRow next() {
                    return row(each.next(), random);
                }
            };
        };
        Dataset<LedgerRow> rows = spark.range(0, customers, 1, PARTITIONS)
                .as(Encoders.LONG())
                .mapPartitions(draw, Encoders.bean(LedgerRow.class));
        return LedgerTable.toTable(rows);
    }

    private static LedgerRow row(long id, RandomDataGenerator random) {
        int age = random.nextInt(YOUNGEST, OLDEST);
        int[] repeats = repeatDays(random, age);
        int[] days = new int[repeats.length + 1];
        long[] amounts = new long[days.length];
        int[] lines = new int[days.length];
        for (int i = 0; i < days.length; i++) {
            days[i] = AS_OF_DAY - age + (i == 0 ? 0 : repeats[i - 1]);
            amounts[i] = 100 + random.nextInt(0, 5000);
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

    /** Days from the first purchase, one a day at most. */
    private static int[] repeatDays(RandomDataGenerator random, int age) {
        return Arrays.stream(BtydFamilies.PARETO_NBD.draw(TRUTH, age, random))
                .mapToInt(time -> (int) Math.ceil(time))
                .distinct()
                .toArray();
    }

    private <T> T timed(String what, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        out.printf(Locale.ROOT, "  %s: %.2f s%n", what, (System.nanoTime() - start) / 1e9);
        return result;
    }
}
