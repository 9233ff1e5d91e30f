package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The pointer of publication: which version of each table a run published, all in one commit. The highest publication is in force. */
public final class TableVersionsTable {
    public static final String PUBLICATION = "publication";
    public static final String RUN_ID = "run_id";
    public static final String PUBLISHED_AT = "published_at";
    public static final String TABLE_NAME = "table_name";
    public static final String VERSION = "version";

    public static final Table TABLE = new Table(
            "table_versions",
            "a table of a publication",
            new StructType(new StructField[] {
                required(
                        PUBLICATION,
                        DataTypes.LongType,
                        "Number of the publication, counted from 1; the highest is in force"),
                required(RUN_ID, DataTypes.StringType, "Run that published"),
                required(PUBLISHED_AT, DataTypes.TimestampType, "Moment of publication (UTC)"),
                optional(Column.AS_OF, DataTypes.DateType, "As-of date of the run; null: nothing was scored yet"),
                required(TABLE_NAME, DataTypes.StringType, "Table"),
                required(VERSION, DataTypes.LongType, "Its Delta version")
            }),
            List.of(PUBLICATION, TABLE_NAME),
            List.of());

    private TableVersionsTable() {}
}
