package ebb.bench;

import ebb.btyd.fit.BtydFit;
import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.CustomerSummary;
import ebb.btyd.model.GroupedSummaries;
import ebb.btyd.spark.BuyTillYouDie;
import ebb.btyd.spark.CustomerSummaryTable;
import ebb.btyd.spend.LifetimeScorer;
import ebb.btyd.spend.LifetimeTerms;
import ebb.btyd.study.LifetimeStudy;
import ebb.customer.CalendarDays;
import ebb.lake.Sessions;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LedgerRow;
import ebb.ledger.PackedLedger;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * How long buy-till-you-die models take: the fit alone, scoring alone, from a ledger in Delta to a fitted model with the session running, and a busy base
 * whose sums run on the cluster.
 */
final class BtydBench implements Benchmark {
    private static final List<BtydFamily> FITTED = List.of(
            BtydFamilyCatalogue.BG_NBD,
            BtydFamilyCatalogue.MBG_NBD,
            BtydFamilyCatalogue.PARETO_NBD,
            BtydFamilyCatalogue.BG_CNBD_2);
    private static final List<BtydFamily> FROM_DELTA =
            List.of(BtydFamilyCatalogue.BG_NBD, BtydFamilyCatalogue.PARETO_NBD);
    private static final int HORIZON_DAYS = 60;
    private static final LifetimeTerms TERMS = new LifetimeTerms(HORIZON_DAYS, 3 * CalendarDays.YEAR, .1);

    @Override
    public String name() {
        return "btyd";
    }

    @Override
    public String summary() {
        return "Time the fits and the scores of buy-till-you-die models, on simulated customers.";
    }

    @Override
    public void run(Terms terms) {
        Sizes sizes = new Sizes(terms.folder(), terms.out());
        List<Integer> customers = terms.sizes().stream().map(Math::toIntExact).toList();
        customers.forEach(sizes::inMemory);
        SparkSession spark = Sessions.open(ZoneOffset.UTC);
        spark.sparkContext().setLogLevel("ERROR");
        customers.forEach(size -> sizes.fromDelta(spark, size));
        sizes.busy(spark, Collections.max(customers));
    }

    /** What is measured at each size; {@code out} takes the lines of one table. */
    private record Sizes(Path folder, PrintWriter out) {

        private void inMemory(int customers) {
            GroupedSummaries grouped = new SimulatedBase(customers, SimulatedBase.Kind.CDNOW).grouped();
            print("distinct customers", customers, String.format(Locale.ROOT, "%,d", grouped.size()));
            for (BtydFamily family : FITTED) {
                GroupedSummaries base = family.regularity() == 1 ? grouped : grouped.withLogGaps(2.5 * customers);
                timed(family.name() + ", fit alone, first in this process", customers, () -> fit(family, base));
                BtydFit fit = timed(family.name() + ", fit alone, again", customers, () -> fit(family, base));
                print(family.name() + ", scored a second by one core", customers, score(fit, grouped));
            }
        }

        private static BtydFit fit(BtydFamily family, GroupedSummaries base) {
            return new BuyTillYouDie().setFamily(family.name()).fit(base).fitted();
        }

        /** Scores customers one by one and in random order, as a job would. */
        private static String score(BtydFit fit, GroupedSummaries grouped) {
            List<CustomerSummary> customers = new ArrayList<>();
            for (int i = 0; i < grouped.size(); i++) {
                customers.addAll(Collections.nCopies((int) grouped.weight(i), grouped.summary(i)));
            }
            Collections.shuffle(customers, new java.util.Random(1));
            LifetimeScorer scorer = new LifetimeScorer(fit.model(), TERMS);
            double[] values = new double[LifetimeScorer.size()];
            long start = cpuNanos();
            for (CustomerSummary customer : customers) {
                scorer.score(customer, Double.NaN, values, 0);
            }
            return String.format(Locale.ROOT, "%,.0f", customers.size() * 1e9 / (cpuNanos() - start));
        }

        /** Of this thread: what others do on the machine does not count. */
        private static long cpuNanos() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        private void fromDelta(SparkSession spark, int customers) {
            String path = folder.resolve("ledger-" + customers).toString();
            SimulatedBase base = new SimulatedBase(customers, SimulatedBase.Kind.CDNOW);
            once(path, base.ledger(spark));
            AsOf asOf = new AsOf(
                    SimulatedBase.AS_OF_DAY,
                    new DataSpan(SimulatedBase.AS_OF_DAY - base.kind().oldest(), SimulatedBase.AS_OF_DAY));
            Dataset<LedgerRow> ledger =
                    PackedLedger.of(spark.read().format("delta").load(path)).rows();
            for (BtydFamily family : FROM_DELTA) {
                timed(family.name() + ", Delta to fitted model", customers, () -> new BuyTillYouDie()
                        .setFamily(family.name())
                        .fit(CustomerSummaryTable.of(ledger, asOf))
                        .fitted());
            }
            timed("fit-lifetime-models, five compared", customers, () -> LifetimeStudy.of(ledger, asOf, HORIZON_DAYS));
        }

        private void busy(SparkSession spark, int customers) {
            String path = folder.resolve("busy-" + customers).toString();
            once(path, new SimulatedBase(customers, SimulatedBase.Kind.BUSY).summaries(spark));
            Dataset<Row> summaries = spark.read().format("delta").load(path);
            print(
                    "busy base, distinct customers",
                    customers,
                    String.format(Locale.ROOT, "%,d", summaries.distinct().count()));
            for (BtydFamily family : FROM_DELTA) {
                timed(family.name() + ", busy base, sums on the cluster", customers, () -> new BuyTillYouDie()
                        .setFamily(family.name())
                        .fit(summaries)
                        .fitted());
            }
        }

        private static void once(String path, Dataset<Row> rows) {
            if (!Files.exists(Path.of(path, "_delta_log/00000000000000000000.json"))) {
                rows.write().format("delta").save(path);
            }
        }

        private <T> T timed(String what, int customers, Supplier<T> work) {
            Stopwatch watch = Stopwatch.start();
            T result = work.get();
            print(what, customers, watch.took().toString());
            return result;
        }

        private void print(String what, int customers, String figure) {
            out.printf(Locale.ROOT, "| %-45s | %,11d | %25s |%n", what, customers, figure);
        }
    }
}
