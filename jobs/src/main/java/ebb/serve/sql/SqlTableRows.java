package ebb.serve.sql;

import ebb.serve.engine.FileRows;
import ebb.serve.engine.PublishedFiles;
import ebb.serve.engine.PublishedFiles.DataFile;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** Writes the rows of a table into a database. */
final class SqlTableRows {
    private final PublishedFiles files;

    SqlTableRows(PublishedFiles files) {
        this.files = files;
    }

    /** Makes the table with all of its rows; one that the publication lacks is empty. */
    void write(Connection connection, SqlTable table, ServedStar star) throws SQLException {
        execute(
                connection,
                Stream.of(table.columns().fields())
                        .map(SqlTableRows::column)
                        .collect(Collectors.joining(", ", "CREATE TABLE " + SqlText.name(table.name()) + " (", ")")));
        if (table.source() instanceof SqlTable.Published published) {
            copy(connection, table, published, star);
        } else if (table.source() instanceof SqlTable.Computed computed) {
            insert(connection, table, computed.rows().apply(star));
        }
    }

    private void copy(Connection connection, SqlTable table, SqlTable.Published published, ServedStar star)
            throws SQLException {
        Long version = star.publication().versions().get(published.table().name());
        List<DataFile> held =
                version == null ? List.of() : files.files(published.table().name(), version);
        if (!held.isEmpty()) {
            String columns =
                    Stream.of(table.columns().fields()).map(SqlTableRows::read).collect(Collectors.joining(", "));
            // A column that is younger than a file is not in it; Delta has it null there.
            String name = SqlText.name(table.name());
            execute(
                    connection,
                    "INSERT INTO " + name + " SELECT " + columns + " FROM (SELECT * FROM " + name
                            + " WHERE false UNION ALL BY NAME " + FileRows.select(held) + ")");
        }
    }

    private static void insert(Connection connection, SqlTable table, List<Map<String, Object>> rows)
            throws SQLException {
        String[] columns = table.columns().fieldNames();
        String places = String.join(", ", Collections.nCopies(columns.length, "?"));
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO " + SqlText.name(table.name()) + " VALUES (" + places + ")")) {
            for (Map<String, Object> row : rows) {
                for (int i = 0; i < columns.length; i++) {
                    statement.setObject(i + 1, value(row.get(columns[i])));
                }
                statement.executeUpdate();
            }
        }
    }

    private static Object value(Object value) {
        return value instanceof Instant moment ? LocalDateTime.ofInstant(moment, ZoneOffset.UTC) : value;
    }

    private static String column(StructField field) {
        return SqlText.name(field.name()) + " " + type(field.dataType());
    }

    /** Moments are kept as they are in UTC: the drivers of many tools cannot read a moment with a zone. */
    private static String type(DataType type) {
        return type.equals(DataTypes.TimestampType) ? "TIMESTAMP" : type.sql();
    }

    private static String read(StructField field) {
        String name = SqlText.name(field.name());
        return field.dataType().equals(DataTypes.TimestampType) ? "make_timestamp(epoch_us(" + name + "))" : name;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
