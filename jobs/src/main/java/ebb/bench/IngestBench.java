package ebb.bench;

import ebb.conf.InputSettings;
import ebb.conf.SettingsLoader;
import ebb.ingest.Ingest;
import ebb.ingest.LakeTarget;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.ingest.delivery.FileCounts;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Sessions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;

/**
 * Ebb's ingest beside DuckDB on one generated CSV file, plain and packed: DuckDB reads, casts and writes it to Parquet; Ebb reads, checks, accounts for
 * every row and writes it to Delta. Each is run twice and the second time counts.
 */
final class IngestBench implements Benchmark {
    private static final long SEED = 42;
    private static final int CUSTOMERS = 200_000;
    private static final String DUCKDB_COLUMNS =
            "{'order_id':'VARCHAR','customer_id':'VARCHAR','ordered_at':'TIMESTAMP','product_id':'VARCHAR','category':'VARCHAR',"
                    + "'quantity':'DECIMAL(18,3)','amount':'DECIMAL(18,2)'}";

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String summary() {
        return "Measure ingest of a CSV file, plain and packed, against DuckDB.";
    }

    @Override
    public String unit() {
        return "rows of the file";
    }

    @Override
    public List<Long> usualSizes() {
        return List.of(5_000_000L);
    }

    @Override
    public void run(Terms terms) throws IOException, SQLException {
        DuckDb.require();
        for (long rows : terms.sizes()) {
            Path own = Files.createDirectories(terms.folder(name(), rows));
            new Rounds(own, terms.out()).measure(rows);
        }
    }

    /** What Ebb is measured at: the file, and what makes two rows the same. */
    private record Round(String words, String file, String rival, String duplicates) {}

    private static List<Round> rounds() {
        return List.of(
                new Round("plain", "sales.csv", "SELECT *", "none"),
                new Round("gzip", "sales.csv.gz", "SELECT *", "none"),
                new Round("plain, one row a whole row", "sales.csv", "SELECT DISTINCT *", "whole-row"),
                new Round(
                        "plain, one row a key",
                        "sales.csv",
                        "SELECT DISTINCT ON (order_id, product_id) *",
                        "{keys: [order_id, product_id]}"));
    }

    /** The rounds on one file; {@code out} takes a line a round. */
    private record Rounds(Path folder, PrintWriter out) {

        private void measure(long rows) throws IOException, SQLException {
            if (!Files.exists(folder.resolve("sales.csv.gz"))) {
                generate(rows);
            }
            out.printf(Locale.ROOT, "%,d rows, %,d MB of CSV%n", rows, Files.size(folder.resolve("sales.csv")) >> 20);
            for (Round round : rounds()) {
                Stopwatch.Took theirs = null;
                for (int i = 0; i < 2; i++) {
                    theirs = duckDb(round);
                }
                Stopwatch.Took ours = null;
                for (int i = 0; i < 2; i++) {
                    delete(folder.resolve("lake"));
                    ours = Stopwatch.took(() -> ingest(round));
                }
                out.printf(
                        Locale.ROOT,
                        "%-28s Ebb %s; DuckDB %s; ratio %.2f by the clock, %.2f by work%n",
                        round.words(),
                        ours,
                        theirs,
                        ours.seconds() / theirs.seconds(),
                        ours.work() / theirs.work());
            }
            Round last = rounds().get(rounds().size() - 1);
            out.printf("%-28s Ebb %s%n", "nothing new", Stopwatch.took(() -> ingest(last)));
        }

        private Stopwatch.Took duckDb(Round round) throws SQLException {
            try (Connection connection = DuckDb.connect();
                    Statement statement = connection.createStatement()) {
                Stopwatch watch = Stopwatch.start();
                statement.execute("COPY (" + round.rival() + " FROM read_csv('" + folder.resolve(round.file())
                        + "', header=true, columns=" + DUCKDB_COLUMNS + ")) TO '" + folder.resolve("duckdb.parquet")
                        + "' (FORMAT parquet)");
                return watch.took();
            }
        }

        private void ingest(Round round) {
            InputSettings settings = SettingsLoader.load(
                            Optional.empty(),
                            Map.of(),
                            Map.of(
                                    "inputs.purchases.path",
                                            folder.resolve(round.file()).toString(),
                                    "inputs.purchases.duplicates", round.duplicates()))
                    .settings()
                    .inputs()
                    .get("purchases");
            SparkSession spark = Sessions.open(ZoneOffset.UTC);
            spark.sparkContext().setLogLevel("ERROR");
            Lake lake = new Lake(spark, LakePath.root(folder.resolve("lake").toString()));
            FileCounts total = new Ingest(spark, new LakeTarget(lake), Clock.systemUTC())
                    .run(Map.of(InputCatalogue.PURCHASES, settings))
                    .get(0)
                    .total();
            if (total.rejected() + total.anonymous() > 0) {
                throw new IllegalStateException("Cannot compare: " + total + " has rows that DuckDB reads.");
            }
        }

        private void generate(long rows) throws IOException {
            Random random = new Random(SEED);
            LocalDate first = LocalDate.of(2021, 1, 1);
            try (BufferedWriter text = Files.newBufferedWriter(folder.resolve("sales.csv"))) {
                text.write("order_id,customer_id,ordered_at,product_id,category,quantity,amount\n");
                for (long i = 0; i < rows; i++) {
                    text.write(String.format(
                            Locale.ROOT,
                            "O%08d,C%07d,%s %02d:%02d:00,P%05d,cat%d,%d,%d.%02d%n",
                            i / 3,
                            random.nextInt(CUSTOMERS),
                            first.plusDays(random.nextInt(1_400)),
                            8 + random.nextInt(13),
                            random.nextInt(60),
                            random.nextInt(10_000),
                            1 + random.nextInt(40),
                            1 + random.nextInt(9),
                            1 + random.nextInt(299),
                            random.nextInt(100)));
                }
            }
            try (InputStream plain = Files.newInputStream(folder.resolve("sales.csv"));
                    OutputStream packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("sales.csv.gz")))) {
                plain.transferTo(packed);
            }
        }

        private static void delete(Path path) throws IOException {
            FileUtils.deleteDirectory(path.toFile());
        }
    }
}
