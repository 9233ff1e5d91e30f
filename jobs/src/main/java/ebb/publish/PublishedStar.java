package ebb.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_csv;
import static org.apache.spark.sql.functions.translate;

import ebb.lake.Lake;
import ebb.lake.PublicationContents;
import ebb.lake.Publications.Publication;
import ebb.schema.Table;
import ebb.schema.star.StarPublicationTable;
import ebb.schema.star.StarTables;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * The star of one publication, as rows to send.
 *
 * @param lake lake
 * @param publication the publication in force
 * @param tables what is sent
 * @param contents rows and content hash of each table of the publication
 */
record PublishedStar(
        Lake lake,
        Publication publication,
        List<DatabaseTable> tables,
        Map<String, PublicationContents.Content> contents) {
    /** Lines as PostgreSQL and DuckDB read CSV: nothing is null, two quotes are an empty text. */
    private static final Map<String, String> CSV = Map.of(
            "quote", "\"",
            "escape", "\"",
            "nullValue", "",
            "emptyValue", "\"\"",
            "ignoreLeadingWhiteSpace", "false",
            "ignoreTrailingWhiteSpace", "false",
            "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX");

    /** Version of the table that is published. */
    long version(DatabaseTable table) {
        return publication.versions().get(table.source());
    }

    /** Changes with any row; of the publication itself with each publication. */
    String content(DatabaseTable table) {
        return contents.get(table.source()).hash()
                + (table.source().equals(StarPublicationTable.TABLE.name()) ? " " + publication.number() : "");
    }

    /** Identity of the table in the lake: a lake made anew begins with version 0 too. */
    String id(DatabaseTable table) {
        return lake.id(source(table));
    }

    /** The rows that are published. */
    Dataset<Row> rows(DatabaseTable table) {
        return rows(table, version(table));
    }

    private Dataset<Row> rows(DatabaseTable table, long version) {
        return lake.readVersion(source(table), version)
                .select(table.names().stream()
                        .map(name -> col("`" + name + "`"))
                        .toArray(Column[]::new));
    }

    /** Rows that are new or other than in an earlier version. */
    Dataset<Row> changedSince(DatabaseTable table, long earlier) {
        return rows(table).except(rows(table, earlier));
    }

    /** Keys that an earlier version has and this one has not. */
    Dataset<Row> goneSince(DatabaseTable table, long earlier) {
        Column[] key = table.key().stream().map(name -> col(name)).toArray(Column[]::new);
        return rows(table, earlier).select(key).except(rows(table).select(key));
    }

    /** Whether the lake still has that version with the same columns. */
    boolean has(DatabaseTable table, String id, long version) {
        return id.equals(id(table)) && lake.files(source(table)).hold(version);
    }

    /** The rows as lines of CSV without a head, in the order of their columns. */
    static LinesAhead lines(Dataset<Row> rows) {
        Column[] cells =
                Arrays.stream(rows.schema().fields()).map(PublishedStar::cell).toArray(Column[]::new);
        return new LinesAhead(() ->
                rows.select(to_csv(struct(cells), CSV)).as(Encoders.STRING()).toLocalIterator());
    }

    /** No database takes the character 0 in a text. */
    private static Column cell(StructField field) {
        Column column = col("`" + field.name() + "`");
        return field.dataType().equals(DataTypes.StringType)
                ? translate(column, "\0", "").as(field.name())
                : column;
    }

    private static Table source(DatabaseTable table) {
        Optional<Table> source = StarTables.ALL.stream()
                .filter(one -> one.name().equals(table.source()))
                .findFirst();
        return source.orElseThrow();
    }
}
