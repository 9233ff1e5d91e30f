package ebb.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import ebb.conf.Settings;
import ebb.conf.SettingsLoader;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Publications;
import ebb.lake.Sessions;
import ebb.publish.Extent;
import ebb.publish.Outlets;
import ebb.publish.Sent;
import ebb.schema.NextActionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** How long the star of so many customers takes into an empty PostgreSQL of this machine, when nothing has changed, and when some customers have. */
final class PublishBench implements Benchmark {
    private static final LocalDate AS_OF = LocalDate.of(2026, 1, 31);
    /** One customer in so many has another score the next time. */
    private static final int CHANGED_OF = 20;

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public String summary() {
        return "Send the star for BI to PostgreSQL: all of it, none of it, and what changed.";
    }

    @Override
    public void run(Terms terms) throws IOException {
        for (long size : terms.sizes()) {
            Path folder = terms.folder(name(), size);
            FileUtils.deleteDirectory(folder.toFile());
            try (LocalPostgres server = LocalPostgres.start()) {
                measure(terms, size, settings(folder, server));
            } finally {
                FileUtils.deleteDirectory(folder.toFile());
            }
        }
    }

    private static Settings settings(Path folder, LocalPostgres server) {
        return SettingsLoader.load(
                        Optional.empty(),
                        Map.of(),
                        Map.of(
                                "lake",
                                folder.toString(),
                                "publish.to",
                                server.url(),
                                "publish.user",
                                LocalPostgres.USER,
                                "publish.password",
                                LocalPostgres.PASSWORD))
                .settings();
    }

    private static void measure(Terms terms, long size, Settings settings) {
        Lake lake = new Lake(Sessions.open(settings.zone()), LakePath.root(settings.lake()));
        Stopwatch making = Stopwatch.start();
        publish(lake, settings, size, "0.3");
        terms.out()
                .printf(
                        Locale.ROOT,
                        "%n%,d customers: star written in %.1f s%n",
                        size,
                        making.took().seconds());
        report(terms, "into an empty database", lake, settings);
        report(terms, "again, nothing changed", lake, settings);
        publish(lake, settings, size, "if(id % " + CHANGED_OF + " = 0, 0.4, 0.3)");
        report(terms, "one score in " + CHANGED_OF + " changed", lake, settings);
    }

    private static void report(Terms terms, String what, Lake lake, Settings settings) {
        Stopwatch sending = Stopwatch.start();
        Sent sent = Outlets.send(lake, settings.publish(), settings.bi().personalColumns(), Extent.CHANGES);
        terms.out()
                .printf(
                        Locale.ROOT,
                        "%-26s%,12d rows sent in %6.1f s%n",
                        what,
                        sent.total(),
                        sending.took().seconds());
        terms.out().flush();
    }

    private static void publish(Lake lake, Settings settings, long size, String chance) {
        Dataset<Row> ids = lake.spark().range(size).toDF();
        lake.replaceAsOf(
                ScoresTable.TABLE,
                AS_OF,
                rows(
                        ids,
                        ScoresTable.TABLE,
                        Map.of(
                                ScoresTable.IS_ACTIVE,
                                lit(true),
                                ScoresTable.CHURN_PROBABILITY,
                                expr(chance),
                                ScoresTable.EXPECTED_VALUE,
                                expr("cast(id % 1000 AS decimal(18,2))"),
                                ScoresTable.REASONS.get(0),
                                lit("Has bought nothing for 40 days; every 12 days is usual"))));
        lake.replaceAsOf(
                SegmentsTable.TABLE,
                AS_OF,
                rows(
                        ids,
                        SegmentsTable.TABLE,
                        Map.of(
                                SegmentsTable.LIFECYCLE,
                                        expr("element_at(array('active', 'cooling', 'new'), cast(id % 3 + 1 AS int))"),
                                SegmentsTable.RISK_BAND, lit("medium"),
                                SegmentsTable.MONEY_AT_RISK, expr("cast(id % 300 AS decimal(18,2))"))));
        lake.replaceAsOf(
                NextActionsTable.TABLE,
                AS_OF,
                rows(
                        ids,
                        NextActionsTable.TABLE,
                        Map.of(
                                NextActionsTable.STATE, lit(NextActionsTable.DUE),
                                NextActionsTable.ACTION, lit("Call in person: ask what has changed"),
                                NextActionsTable.RANK, expr("cast(id + 1 AS int)"))));
        new Publications(lake, settings.star())
                .publish("bench", Optional.of(AS_OF), lake.versions(Publications.PUBLISHED), Instant.now());
    }

    private static Dataset<Row> rows(Dataset<Row> ids, Table table, Map<String, Column> given) {
        return ids.select(Arrays.stream(table.schema().fields())
                .map(field -> given.getOrDefault(field.name(), usual(field))
                        .cast(field.dataType())
                        .as(field.name()))
                .toArray(Column[]::new));
    }

    private static Column usual(StructField field) {
        if (field.name().equals(ScoresTable.CUSTOMER_ID)) {
            return concat(lit("customer "), col("id"));
        } else if (field.name().equals(ScoresTable.AS_OF)) {
            return lit(java.sql.Date.valueOf(AS_OF));
        } else if (field.nullable()) {
            return lit(null);
        }
        DataType type = field.dataType();
        return type.equals(DataTypes.StringType)
                ? lit("any")
                : type.equals(DataTypes.BooleanType) ? lit(false) : lit(0);
    }
}
