package ebb.schema.star;

import ebb.schema.Column;
import ebb.schema.Table;
import ebb.schema.TableVersionsTable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What the tables of the star have in common: their names, and two columns that say what they belong to. */
public final class StarColumns {
    public static final String PUBLICATION = TableVersionsTable.PUBLICATION;
    public static final String AS_OF = Column.AS_OF;

    /** What the names of the tables begin with in the lake, where another may have the same name without it. */
    public static final String PREFIX = "bi_";

    private StarColumns() {}

    /** A table of the star: {@code publication} and {@code as_of} before columns of its own. */
    static Table table(String name, String row, List<String> key, List<StructField> own) {
        return new Table(PREFIX + name, row, schema(own), key, List.of());
    }

    static StructType schema(List<StructField> own) {
        return new StructType(Stream.concat(Stream.of(publication(), Column.asOf()), own.stream())
                .toArray(StructField[]::new));
    }

    private static StructField publication() {
        return Column.required(
                PUBLICATION,
                DataTypes.LongType,
                "Number of the publication that the row belongs to, the same in every table");
    }

    /** Columns of another table as they are there. */
    static List<StructField> of(Table source, String... names) {
        return Arrays.stream(names).map(name -> source.schema().apply(name)).toList();
    }

    /** The other columns of a table, but the as-of date. */
    static List<StructField> allBut(Table source, Set<String> left) {
        return Arrays.stream(source.schema().fields())
                .filter(field -> !field.name().equals(AS_OF) && !left.contains(field.name()))
                .toList();
    }
}
