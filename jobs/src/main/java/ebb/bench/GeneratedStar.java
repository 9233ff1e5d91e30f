package ebb.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ebb.lake.TableCatalogue;
import ebb.schema.Column;
import ebb.schema.Table;
import ebb.schema.TableVersionsTable;
import ebb.schema.star.StarColumns;
import ebb.schema.star.StarTables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The published tables of a shop that never was, written without Spark: Parquet by DuckDB, and Delta's log as its protocol has it. Some names of its
 * customers are such as a page must not run.
 */
public final class GeneratedStar {
    private static final Pattern PART = Pattern.compile("(?m)^-- table: (\\w+)(?: partition: (\\w+))?$");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path lake;
    private final long customers;

    /**
     * A lake to be generated.
     *
     * @param lake its root
     */
    public GeneratedStar(Path lake, long customers) {
        this.lake = lake.toAbsolutePath();
        this.customers = customers;
    }

    /** Writes all tables as a publication of that number, and then the pointer to them. */
    public void publish(long number) throws IOException, SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            execute(duck, base());
            List<String> pointers = new ArrayList<>();
            for (Part part : parts(number)) {
                pointers.add("('" + part.table() + "', " + write(duck, part) + ")");
            }
            String rows = "SELECT CAST(" + number + " AS BIGINT) AS " + TableVersionsTable.PUBLICATION + ", 'run-"
                    + number + "' AS " + TableVersionsTable.RUN_ID + ", TIMESTAMPTZ '2026-07-01 04:00:00+00' AS "
                    + TableVersionsTable.PUBLISHED_AT + ", DATE '2026-06-30' AS " + Column.AS_OF
                    + ", CAST(t AS VARCHAR) AS "
                    + TableVersionsTable.TABLE_NAME + ", CAST(v AS BIGINT) AS " + TableVersionsTable.VERSION
                    + " FROM (VALUES " + String.join(", ", pointers) + ") AS p(t, v)";
            write(duck, new Part(TableVersionsTable.TABLE.name(), Optional.empty(), rows, true));
        }
    }

    /**
     * A table to write.
     *
     * @param isAdded whether earlier rows stay
     */
    private record Part(String table, Optional<String> partition, String query, boolean isAdded) {}

    /** Numbers that look random, the same on every machine: u1 to u4 between 0 and 1, p a risk, value an amount. */
    private String base() {
        return "CREATE TABLE base AS SELECT i, 'c' || lpad(CAST(i AS VARCHAR), 7, '0') AS customer_id, u1, u2, u3, u4,"
                + " 0.02 + 0.96 * u2 * u2 AS p, 20 + 1500 * u3 * u3 * u3 * u3 AS value FROM (SELECT i,"
                + Stream.of(1, 2, 3, 4)
                        .map(k -> " (hash(i * 7919 + " + k + ") % 1000003) / 1000003.0 AS u" + k)
                        .collect(java.util.stream.Collectors.joining(","))
                + " FROM range(" + customers + ") r(i))";
    }

    private List<Part> parts(long number) throws IOException {
        String all;
        try (InputStream in = GeneratedStar.class.getResourceAsStream("star.sql")) {
            all = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${publication}", String.valueOf(number))
                    .replace("${customers}", String.valueOf(customers));
        }
        List<Part> parts = new ArrayList<>();
        Matcher heads = PART.matcher(all);
        int[] starts = heads.results().mapToInt(head -> head.start()).toArray();
        heads.reset();
        for (int i = 0; heads.find(); i++) {
            int end = i + 1 < starts.length ? starts[i + 1] : all.length();
            parts.add(new Part(
                    heads.group(1), Optional.ofNullable(heads.group(2)), all.substring(heads.end(), end), false));
        }
        return parts;
    }

    /** Writes the rows as a new version of the table and answers its number. As Delta does, it writes the columns of the partition into the files too. */
    private long write(Connection duck, Part part) throws IOException, SQLException {
        Path folder = folder(part.table());
        Path log = folder.resolve("_delta_log");
        Files.createDirectories(log);
        long version = count(log);
        String stem = "v" + version;
        String by = part.partition()
                .map(column -> ", PARTITION_BY (" + column + "), WRITE_PARTITION_COLUMNS true, FILENAME_PATTERN '"
                        + stem + "-{i}', OVERWRITE_OR_IGNORE")
                .orElse("");
        Path to = by.isEmpty() ? folder.resolve(stem + ".parquet") : folder;
        execute(duck, "COPY (" + part.query() + ") TO '" + to + "' (FORMAT parquet" + by + ")");
        List<String> lines = new ArrayList<>();
        if (version == 0) {
            lines.add("{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}");
            lines.add(metadata(part));
        } else if (!part.isAdded()) {
            lines.addAll(removals(folder, stem));
        }
        for (Path file : files(folder)) {
            if (file.getFileName().toString().startsWith(stem)) {
                lines.add(addition(folder, file));
            }
        }
        Files.write(log.resolve(String.format("%020d.json", version)), lines);
        return version;
    }

    private Path folder(String table) {
        return table.startsWith(StarColumns.PREFIX)
                ? lake.resolve("bi").resolve(table.substring(StarColumns.PREFIX.length()))
                : lake.resolve("tables").resolve(table);
    }

    private static long count(Path log) throws IOException {
        try (Stream<Path> commits = Files.list(log)) {
            return commits.filter(file -> file.toString().endsWith(".json")).count();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }

    private static String metadata(Part part) throws IOException {
        Table table = Stream.concat(StarTables.ALL.stream(), TableCatalogue.ALL.stream())
                .filter(known -> known.name().equals(part.table()))
                .findFirst()
                .orElseThrow();
        ObjectNode metadata = JSON.createObjectNode();
        metadata.put("id", UUID.randomUUID().toString());
        metadata.putObject("format").put("provider", "parquet").putObject("options");
        metadata.put("schemaString", table.schema().json());
        part.partition()
                .ifPresentOrElse(
                        column -> metadata.putArray("partitionColumns").add(column),
                        () -> metadata.putArray("partitionColumns"));
        metadata.putObject("configuration");
        return JSON.writeValueAsString(JSON.createObjectNode().set("metaData", metadata));
    }

    private static String addition(Path folder, Path file) throws IOException {
        ObjectNode add = JSON.createObjectNode();
        add.put("path", folder.relativize(file).toString());
        ObjectNode values = add.putObject("partitionValues");
        for (Path name : folder.relativize(file)) {
            String[] pair = name.toString().split("=", 2);
            if (pair.length == 2) {
                values.put(pair[0], pair[1]);
            }
        }
        add.put("size", Files.size(file));
        add.put("modificationTime", 0);
        add.put("dataChange", true);
        return JSON.writeValueAsString(JSON.createObjectNode().set("add", add));
    }

    private static List<String> removals(Path folder, String stem) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files(folder)) {
            if (!file.getFileName().toString().startsWith(stem)) {
                ObjectNode remove = JSON.createObjectNode();
                remove.put("path", folder.relativize(file).toString());
                remove.put("deletionTimestamp", 0);
                remove.put("dataChange", true);
                lines.add(JSON.writeValueAsString(JSON.createObjectNode().set("remove", remove)));
            }
        }
        return lines;
    }

    private static void execute(Connection duck, String sql) throws SQLException {
        try (Statement statement = duck.createStatement()) {
            statement.execute(sql);
        }
    }
}
