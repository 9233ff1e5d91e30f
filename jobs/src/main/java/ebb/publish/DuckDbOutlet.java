package ebb.publish;

import ebb.conf.PublishSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A DuckDB file: every table is made anew, in one transaction. DuckDB lets one process write at a time, and nobody read meanwhile from another. */
final class DuckDbOutlet implements Outlet {
    private final PublishSettings settings;

    DuckDbOutlet(PublishSettings settings) {
        this.settings = settings;
    }

    @Override
    public Sent send(PublishedStar star) {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(settings.to());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + Sql.name(settings.schema()));
            for (DatabaseTable table : star.tables()) {
                rows.put(table.name(), replace(statement, table, star.rows(table)));
            }
            if (!rows.containsKey(DatabaseTables.PERSONS)) {
                statement.execute("DROP TABLE IF EXISTS " + Sql.name(settings.schema(), DatabaseTables.PERSONS));
            }
            connection.commit();
        } catch (SQLException e) {
            throw new PublishRefused(
                    "Cannot publish to " + settings.to() + ": " + firstLine(e)
                            + ". What was there before is still there. Close what has the file open, and see that its folder can be written.",
                    e);
        }
        return new Sent(star.publication().number(), rows, Map.of());
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private long replace(Statement statement, DatabaseTable table, Dataset<Row> rows) throws SQLException {
        String name = Sql.name(settings.schema(), table.name());
        statement.execute("DROP TABLE IF EXISTS " + name);
        statement.execute(Sql.create(settings.schema(), table));
        Path file = null;
        try {
            // Files.createTempFile lets nobody else read it.
            file = Files.createTempFile("ebb-publish", ".csv");
            long count = write(file, rows);
            if (count > 0) {
                statement.execute(
                        "COPY " + name + " FROM " + Sql.text(file.toString())
                                + " (FORMAT csv, HEADER false, QUOTE '\"', ESCAPE '\"', DELIMITER ',', NULLSTR '', AUTO_DETECT false)");
            }
            for (String comment : Sql.comments(settings.schema(), table)) {
                statement.execute(comment);
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot publish: " + e.getMessage(), e);
        } finally {
            delete(file);
        }
    }

    private static long write(Path file, Dataset<Row> rows) throws IOException {
        long count = 0;
        try (LinesAhead lines = PublishedStar.lines(rows);
                Writer out = Files.newBufferedWriter(file)) {
            while (lines.hasNext()) {
                out.write(lines.next());
                out.write('\n');
                count++;
            }
        }
        return count;
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file + ": " + e.getMessage(), e);
        }
    }
}
