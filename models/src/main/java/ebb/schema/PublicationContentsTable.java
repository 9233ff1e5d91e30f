package ebb.schema;

import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What readers saw of each table of a publication, as a count and a hash taken when it was published: `ebb verify` compares the tables with it. */
public final class PublicationContentsTable {
    public static final String PUBLICATION = TableVersionsTable.PUBLICATION;
    public static final String TABLE_NAME = TableVersionsTable.TABLE_NAME;
    public static final String VERSION = TableVersionsTable.VERSION;
    public static final String ROW_COUNT = "row_count";
    public static final String CONTENT_HASH = "content_hash";

    public static final Table TABLE = new Table(
            "publication_contents",
            "the content of a table of a publication",
            new StructType(new StructField[] {
                required(PUBLICATION, DataTypes.LongType, "Number of the publication"),
                required(TABLE_NAME, DataTypes.StringType, "Table"),
                required(VERSION, DataTypes.LongType, "Its Delta version"),
                required(
                        ROW_COUNT,
                        DataTypes.LongType,
                        "Rows that readers see; of a table with as-of dates those of the publication's own"),
                required(
                        CONTENT_HASH,
                        DataTypes.StringType,
                        "Sum and exclusive or of the rows' xxhash64, in hexadecimal: the same for the same rows in any order")
            }),
            List.of(PUBLICATION, TABLE_NAME),
            List.of());

    private PublicationContentsTable() {}
}
