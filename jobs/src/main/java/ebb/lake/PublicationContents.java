package ebb.lake;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import ebb.lake.Publications.Publication;
import ebb.schema.PublicationContentsTable;
import ebb.schema.Table;
import ebb.schema.star.StarColumns;
import ebb.schema.star.StarPublicationTable;
import ebb.schema.star.StarTables;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Row count and content hash of every table of a publication, stored when it is published, so that a later loss can be told from a correction. */
public final class PublicationContents {
    private static final String NAME = PublicationContentsTable.TABLE_NAME;
    private static final String ROWS = PublicationContentsTable.ROW_COUNT;
    private static final String HASH = PublicationContentsTable.CONTENT_HASH;

    /** Columns of the star that a publication gives anew where nothing else changes. */
    private static final Set<String> OF_THE_PUBLICATION =
            Set.of(StarColumns.PUBLICATION, StarColumns.AS_OF, StarPublicationTable.PUBLISHED_AT);

    private final Lake lake;

    public PublicationContents(Lake lake) {
        this.lake = lake;
    }

    /**
     * What readers see of a table.
     *
     * @param rows how many
     * @param hash order-free hash of all columns of the rows
     */
    public record Content(long rows, String hash) {
        /** Of a table without rows. */
        static final Content NONE = new Content(0, "0 0");
    }

    /** Stores the contents of the publication; tables that stand as in {@code before} are not read again. */
    void record(Publication published, Optional<Publication> before) {
        Map<String, Content> contents =
                before.map(last -> unchanged(published, last)).orElseGet(TreeMap::new);
        contents.putAll(read(
                published,
                published.versions().keySet().stream()
                        .filter(table -> !contents.containsKey(table))
                        .toList()));
        List<Row> rows = contents.entrySet().stream()
                .map(entry -> RowFactory.create(
                        published.number(),
                        entry.getKey(),
                        published.versions().get(entry.getKey()),
                        entry.getValue().rows(),
                        entry.getValue().hash()))
                .toList();
        // A publication that was killed before its pointer was written has the same number.
        lake.replaceWhere(
                PublicationContentsTable.TABLE,
                PublicationContentsTable.PUBLICATION + " = " + published.number(),
                lake.rows(PublicationContentsTable.TABLE, rows));
    }

    private Map<String, Content> unchanged(Publication published, Publication before) {
        Map<String, Content> contents = new TreeMap<>(stored(before));
        contents.keySet().removeIf(table -> !isUnchanged(published, before, table));
        return contents;
    }

    private static boolean isUnchanged(Publication published, Publication before, String table) {
        return published.asOf().equals(before.asOf())
                && before.versions()
                        .getOrDefault(table, -1L)
                        .equals(published.versions().get(table));
    }

    /** The contents as they were when the publication was made; empty where it was made before they were stored. */
    public Map<String, Content> stored(Publication publication) {
        Map<String, Content> contents = new TreeMap<>();
        if (lake.has(PublicationContentsTable.TABLE)) {
            lake.read(PublicationContentsTable.TABLE)
                    .where(col(PublicationContentsTable.PUBLICATION).equalTo(publication.number()))
                    .collectAsList()
                    .forEach(row -> contents.put(
                            row.getAs(PublicationContentsTable.TABLE_NAME),
                            new Content(
                                    row.<Long>getAs(PublicationContentsTable.ROW_COUNT),
                                    row.getAs(PublicationContentsTable.CONTENT_HASH))));
        }
        return contents;
    }

    /** The contents as they are now, of those of the publication's tables that are named, in one Spark job. */
    public Map<String, Content> read(Publication publication, List<String> names) {
        Publications publications = new Publications(lake);
        Map<String, Content> contents = new TreeMap<>();
        names.forEach(name -> contents.put(name, Content.NONE));
        TableCatalogue.ALL.stream()
                .filter(table -> names.contains(table.name()))
                .map(table -> hashes(table, publications.read(publication, table)))
                .reduce(Dataset::unionAll)
                .ifPresent(hashes -> contents.putAll(summed(hashes)));
        return contents;
    }

    private static Dataset<Row> hashes(Table table, Dataset<Row> rows) {
        Column[] columns = Arrays.stream(rows.columns())
                .filter(name -> !StarTables.isStar(table) || !OF_THE_PUBLICATION.contains(name))
                .map(name -> col("`" + name + "`"))
                .toArray(Column[]::new);
        return rows.select(lit(table.name()).as(NAME), xxhash64(columns).as(HASH));
    }

    /** The sum in 38 digits, because the sum of hashes overflows a long. */
    private static Map<String, Content> summed(Dataset<Row> hashes) {
        Map<String, Content> contents = new TreeMap<>();
        hashes.groupBy(NAME)
                .agg(
                        count(lit(1)).as(ROWS),
                        concat_ws(" ", sum(col(HASH).cast("decimal(38,0)")).cast("string"), hex(bit_xor(col(HASH))))
                                .as(HASH))
                .collectAsList()
                .forEach(row -> contents.put(row.getAs(NAME), new Content(row.<Long>getAs(ROWS), row.getAs(HASH))));
        return contents;
    }
}
