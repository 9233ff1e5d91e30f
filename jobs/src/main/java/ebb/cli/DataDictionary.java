package ebb.cli;

import ebb.feature.FeatureCatalogue;
import ebb.feature.FeaturesTable;
import ebb.lake.TableCatalogue;
import ebb.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;

/** The tables of the lake as a Markdown page, from the same schemas that create them. */
final class DataDictionary {
    private DataDictionary() {}

    static String markdown() {
        String head =
                "# Data dictionary\n\nEvery table of the lake, in the order the data flows. Generated: `ebb tables --markdown` prints this page,"
                        + " and a test holds it against the code. The view `v_TABLE_latest` shows a table as the last publication left it.\n";
        return TableCatalogue.ALL.stream()
                .map(DataDictionary::section)
                .collect(Collectors.joining("\n", head + "\n", ""));
    }

    private static String section(Table table) {
        Stream<String> lines = Stream.of(
                "## " + table.name(),
                "",
                "A row is " + table.row() + "." + key(table),
                "",
                "| column | type | null | meaning |",
                "|---|---|---|---|");
        Stream<String> columns = Stream.of(table.schema().fields()).map(field -> column(table, field));
        return Stream.concat(lines, columns).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String key(Table table) {
        return table.key().isEmpty() ? "" : " Key: " + ticked(table.key()) + ".";
    }

    private static String ticked(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String column(Table table, StructField field) {
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %s | %s |",
                field.name(),
                field.dataType().sql().toLowerCase(Locale.ROOT),
                whenNull(table, field),
                escaped(field.getComment().getOrElse(() -> "")));
    }

    /** For a feature what null means; elsewhere the comment says it. */
    private static String whenNull(Table table, StructField field) {
        if (!field.nullable()) {
            return "never";
        }
        return table.equals(FeaturesTable.TABLE)
                ? escaped(FeatureCatalogue.find(field.name())
                        .map(feature -> feature.whenNull())
                        .orElse("yes"))
                : "yes";
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
