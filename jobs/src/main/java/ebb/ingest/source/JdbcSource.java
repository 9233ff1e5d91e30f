package ebb.ingest.source;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import ebb.conf.InputSettings;
import ebb.conf.Secrets;
import ebb.conf.SettingsException;
import ebb.ingest.catalogue.Input;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * A table or query of a database; it counts as one file. A database gives no hash, so the rows are read once, kept, hashed and, if they changed, used:
 * a second read could find other rows.
 */
public final class JdbcSource implements Source {
    private final SparkSession spark;
    private final Input input;
    private final InputSettings settings;
    private Dataset<Row> rows;

    JdbcSource(SparkSession spark, Input input, InputSettings settings) {
        this.spark = spark;
        this.input = input;
        this.settings = settings;
        if (settings.options().containsKey("table") == settings.options().containsKey("query")) {
            throw new SettingsException(
                    "Cannot read " + input.name() + " over JDBC: options name both a table and a query, or neither. "
                            + "Give inputs." + input.name() + ".options.table or .query.");
        }
    }

    @Override
    public List<SourceFile> files() {
        rows = SourceRows.typed(load(), RowPosition.of(lit(0), monotonically_increasing_id()))
                .persist(StorageLevel.MEMORY_AND_DISK());
        Column hash = xxhash64(col(SourceRows.RAW));
        Row content = rows.agg(count(lit(1)), sum(hash.cast("decimal(38,0)")), bit_xor(hash))
                .select(concat_ws(" ", col("*")))
                .first();
        return List.of(new SourceFile(name(), 0, "rows " + content.getString(0)));
    }

    @Override
    public SourceRows read(List<SourceFile> files) {
        List<String> columns = new SourceRows(rows, Map.of()).sourceColumns();
        return new SourceRows(rows, Map.of(files.get(0).name(), FileFacts.of(columns)));
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.unpersist();
        }
    }

    private Dataset<Row> load() {
        Map<String, String> options = new HashMap<>(settings.options());
        String table = options.remove("table");
        if (table != null) {
            options.put("dbtable", table);
        }
        try {
            return spark.read()
                    .format("jdbc")
                    .options(options)
                    .option("url", settings.path())
                    .load();
        } catch (Exception e) {
            throw new SettingsException(
                    "Cannot read " + input.name() + " from " + name() + ": " + Failures.firstLine(e)
                            + " Check the URL, the table and the user; the driver's jar must be on the class path.",
                    e);
        }
    }

    /** It is in every row, so nothing that may be secret is in it. */
    private String name() {
        String query = settings.options().getOrDefault("query", "");
        return Secrets.openAddress(settings.path()) + "#"
                + settings.options().getOrDefault("table", Secrets.openQuery(query));
    }

    /** The name that what was registered under {@code name} has now: an earlier version left user and literals in it. Of a file, its own. */
    public static String nameOfNow(String name) {
        int hash = name.indexOf('#');
        return !name.startsWith("jdbc:") || hash < 0
                ? name
                : Secrets.openAddress(name.substring(0, hash)) + "#" + Secrets.openQuery(name.substring(hash + 1));
    }
}
