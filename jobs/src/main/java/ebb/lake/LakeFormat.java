package ebb.lake;

import ebb.schema.ScoresTable;
import ebb.schema.Table;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The form that the tables of a lake are in, as a number in {@code _ebb/format}. Columns that are only added need no new number. A lake
 * without one has format 1 where a table has other columns than this version gives it.
 */
public final class LakeFormat {
    /** Raised when tables of an earlier version can no longer be read as they are. */
    public static final int CURRENT = 2;

    private static final int UNNUMBERED = 1;

    /** Names of columns in format 1, and since. */
    private static final Map<String, String> RENAMED = Map.of("is_living", ScoresTable.IS_ACTIVE);

    private LakeFormat() {}

    /** The number of the lake's format; that of this version where there is no table yet. */
    public static int of(Lake lake) {
        Optional<String> text = file(lake).readText(lake.configuration());
        if (text.isPresent()) {
            return parsed(text.get().strip(), lake);
        }
        return former(lake).isEmpty() ? CURRENT : UNNUMBERED;
    }

    /**
     * Goes on where this version reads the lake.
     *
     * @throws IncompatibleLake where it does not
     */
    public static void require(Lake lake) {
        int found = of(lake);
        if (found < CURRENT) {
            throw new IncompatibleLake("Cannot use the lake " + lake.root() + ": its tables have format " + found
                    + " and this version reads format " + CURRENT
                    + ". Run `ebb upgrade`, which brings them up in place, or use the version that wrote them.");
        }
        if (found > CURRENT) {
            throw new IncompatibleLake("Cannot use the lake " + lake.root() + ": its tables have format " + found
                    + ", of a later version; this one reads format " + CURRENT + ". Use that version.");
        }
    }

    /** Notes that the lake has the format of this version; under the lake's lock. */
    public static void note(Lake lake) {
        if (file(lake).readText(lake.configuration()).isEmpty() || of(lake) != CURRENT) {
            write(CURRENT, lake);
        }
    }

    /** Notes the number of the former format, so that the lake has it until the last step of an upgrade is done; under the lake's lock. */
    public static void noteFormer(Lake lake) {
        write(UNNUMBERED, lake);
    }

    private static void write(int format, Lake lake) {
        file(lake).write((format + "\n").getBytes(StandardCharsets.UTF_8), lake.configuration());
    }

    /** Tables that have other columns than this version gives them. */
    public static List<Table> former(Lake lake) {
        return TableCatalogue.ALL.stream()
                .filter(lake::has)
                .filter(table -> !columns(table.schema())
                        .equals(columns(lake.spark()
                                .read()
                                .format("delta")
                                .load(lake.path(table))
                                .schema())))
                .toList();
    }

    private static Set<String> columns(StructType schema) {
        return Set.of(schema.fieldNames());
    }

    /** Rows of an earlier version of a table by the names of now. */
    static Dataset<Row> byNamesOfNow(Dataset<Row> rows) {
        return isFormer(rows) ? rows.withColumnsRenamed(RENAMED) : rows;
    }

    private static boolean isFormer(Dataset<Row> rows) {
        return Arrays.stream(rows.columns()).anyMatch(RENAMED::containsKey);
    }

    private static int parsed(String text, Lake lake) {
        if (!text.matches("\\d{1,9}")) {
            throw new LakeDamaged("Cannot use the lake " + lake.root() + ": " + file(lake) + " holds \"" + text
                    + "\" and no number. Write the number of the format into it, " + CURRENT
                    + " where this version wrote the lake.");
        }
        return Integer.parseInt(text);
    }

    private static LakePath file(Lake lake) {
        return lake.root().resolve("_ebb/format");
    }
}
