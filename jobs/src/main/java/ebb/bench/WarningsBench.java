package ebb.bench;

import static org.apache.spark.sql.functions.col;

import ebb.job.JobCatalogue;
import ebb.job.JobContext;
import ebb.schema.WarningQualityTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * How true warnings of a loss are on shops of every kind, as {@code warn} replays them: at the limit in force, and at those above and below it
 * ({@link BenchmarkShops}).
 */
final class WarningsBench implements Benchmark {
    /** As a run does it: the rules go by the purchase model that it chooses. */
    private static final Set<String> JOBS = Set.of("fit-lifetime-models", "warn");

    private static final String HEADER =
            "| shop | rule | limit | raised a week | right | interval | at random | losses caught | days before |\n"
                    + "|---|---|---|---|---|---|---|---|---|";

    @Override
    public String name() {
        return "warnings";
    }

    @Override
    public String summary() {
        return "Judge warnings of a loss on every preset of generate-shop and on published data below SHARED_DATA.";
    }

    @Override
    public String unit() {
        return "customers of each preset";
    }

    @Override
    public List<Long> usualSizes() {
        return List.of(1500L);
    }

    @Override
    public void run(Terms terms) throws IOException {
        terms.out().println(HEADER);
        for (long customers : terms.sizes()) {
            BenchmarkShops.forEach(
                    terms.folder().resolve(name()),
                    terms.folder(name(), customers),
                    customers,
                    (shop, context) -> judge(shop, context, terms.out()));
        }
    }

    private static void judge(String shop, JobContext context, PrintWriter out) {
        JobCatalogue.ALL.stream().filter(job -> JOBS.contains(job.name())).forEach(context::run);
        context.lake()
                .read(WarningQualityTable.TABLE, context.asOf())
                .where(col(WarningQualityTable.RULE).isin("loss", "score_jump"))
                .where(col(WarningQualityTable.IN_FORCE)
                        .or(col(WarningQualityTable.RULE).equalTo("loss")))
                .where(col(WarningQualityTable.JUDGED).gt(0))
                .orderBy(WarningQualityTable.RULE, WarningQualityTable.LIMIT)
                .collectAsList()
                .forEach(row -> out.println("| " + shop + " | " + words(row) + " |"));
        out.flush();
    }

    private static String words(Row row) {
        return String.format(
                Locale.ROOT,
                "%s | %.3f%s | %.1f | %.3f of %,d | %.3f to %.3f | %.3f | %.3f | %s",
                row.<String>getAs(WarningQualityTable.RULE),
                row.<Double>getAs(WarningQualityTable.LIMIT),
                row.<Boolean>getAs(WarningQualityTable.IN_FORCE) ? ", in force" : "",
                row.<Double>getAs(WarningQualityTable.WEEKLY),
                row.<Double>getAs(WarningQualityTable.PRECISION),
                row.<Long>getAs(WarningQualityTable.JUDGED),
                row.<Double>getAs(WarningQualityTable.PRECISION_LOW),
                row.<Double>getAs(WarningQualityTable.PRECISION_HIGH),
                row.<Double>getAs(WarningQualityTable.BASE),
                row.<Double>getAs(WarningQualityTable.RECALL),
                row.<Object>getAs(WarningQualityTable.LEAD));
    }
}
