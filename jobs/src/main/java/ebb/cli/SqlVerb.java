package ebb.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import ebb.conf.NearestName;
import ebb.conf.SettingsException;
import ebb.export.LifeEventAccess;
import ebb.lake.Lake;
import ebb.lake.QueryGuard;
import ebb.lake.Views;
import ebb.schema.LifeEventsTable;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a query over the lake; a query can only read. */
@Command(
        name = "sql",
        description = "Query the lake's tables and views. Without a query: list them.",
        footer = {
            "",
            "A table is named as it stands now (scores), or as last published (v_scores_latest).",
            "Example: ebb sql \"SELECT lifecycle, count(*) FROM v_segments_latest GROUP BY 1\""
        })
final class SqlVerb extends Verb {
    private static final Pattern UNKNOWN_NAME =
            Pattern.compile("name `([^`]+)` cannot be resolved|view `([^`]+)` cannot be found");

    /** Forms of the answer. */
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    @Parameters(arity = "0..1", paramLabel = "QUERY", description = "One SELECT.")
    private String query;

    @Option(names = "--format", description = "table, csv or json; default: table.", defaultValue = "table")
    private Format format;

    @Option(
            names = "--purpose",
            paramLabel = "NAME",
            description = "What sensitive life events are read for; without it they are not shown. It is recorded.")
    private String purpose;

    @Override
    void execute() {
        Lake lake = lake();
        Views views = views(lake);
        if (query == null) {
            printer().print(views.names(), views.names());
            return;
        }
        print(answer(lake, views), spec.commandLine().getOut());
    }

    private Dataset<Row> answer(Lake lake, Views views) {
        Set<String> names = views.registerFor(query);
        try {
            return QueryGuard.answer(lake, query, names);
        } catch (AnalysisException e) {
            throw new SettingsException("Cannot answer the query: " + QueryGuard.reason(e) + hint(e, views), e);
        }
    }

    /** Of the life events only what the reader may see, under every name they have. */
    private Views views(Lake lake) {
        LifeEventAccess access = new LifeEventAccess(lake, settings().settings(), clock());
        return new Views(
                lake,
                (table, rows) -> table.equals(LifeEventsTable.TABLE)
                        ? access.open(rows, new LifeEventAccess.Request("sql", purpose))
                        : rows);
    }

    private static String hint(Exception e, Views views) {
        Matcher name = UNKNOWN_NAME.matcher(String.valueOf(e.getMessage()));
        if (!name.find()) {
            return "";
        }
        String wanted = name.group(1) == null ? name.group(2) : name.group(1);
        return NearestName.of(wanted, views.names())
                .map(nearest -> " Did you mean " + nearest + "?")
                .orElse(" `ebb sql` without a query lists the names.");
    }

    private void print(Dataset<Row> rows, PrintWriter out) {
        switch (options.json ? Format.JSON : format) {
            case TABLE -> out.println(table(rows));
            case CSV -> csv(rows, out);
            case JSON -> json(rows, out);
        }
        out.flush();
    }

    private static String table(Dataset<Row> rows) {
        String[] names = rows.columns();
        StructType schema = rows.schema();
        List<Row> cells = asText(rows).collectAsList();
        List<com.github.freva.asciitable.ColumnData<Row>> columns = IntStream.range(0, names.length)
                .mapToObj(i -> new Column()
                        .header(names[i])
                        .dataAlign(
                                schema.apply(i).dataType() instanceof NumericType
                                        ? HorizontalAlign.RIGHT
                                        : HorizontalAlign.LEFT)
                        .maxWidth(80)
                        .<Row>with(row -> row.isNullAt(i) ? "" : row.getString(i)))
                .toList();
        return AsciiTable.getTable(cells, columns);
    }

    private static void csv(Dataset<Row> rows, PrintWriter out) {
        Iterator<Row> lines = asText(rows).toLocalIterator();
        out.println(csvLine(Arrays.asList(rows.columns())));
        while (lines.hasNext()) {
            Row row = lines.next();
            out.println(csvLine(IntStream.range(0, row.size())
                    .mapToObj(i -> row.isNullAt(i) ? "" : row.getString(i))
                    .toList()));
        }
    }

    private static String csvLine(List<String> cells) {
        return String.join(",", cells.stream().map(SqlVerb::csvCell).toList());
    }

    private static String csvCell(String cell) {
        return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private static void json(Dataset<Row> rows, PrintWriter out) {
        Iterator<String> documents = rows.toJSON().toLocalIterator();
        out.print("[");
        String separator = "\n  ";
        while (documents.hasNext()) {
            out.print(separator + documents.next());
            separator = ",\n  ";
        }
        out.println("\n]");
    }

    /** By place, because two columns of an answer may have the same name. */
    private static Dataset<Row> asText(Dataset<Row> rows) {
        String[] places =
                IntStream.range(0, rows.columns().length).mapToObj(i -> "c" + i).toArray(String[]::new);
        return rows.toDF(places)
                .select(Arrays.stream(places)
                        .map(place -> functions.col(place).cast("string"))
                        .toArray(org.apache.spark.sql.Column[]::new));
    }
}
