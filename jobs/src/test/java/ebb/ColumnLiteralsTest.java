package ebb;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.feature.FeatureCatalogue;
import ebb.lake.TableCatalogue;
import ebb.testing.MainSources;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A column is written as a literal only where it is defined; everywhere else stands its constant or its feature. */
class ColumnLiteralsTest {
    /** The last has the SQL of rivals, who know no constants of ours. */
    private static final List<String> HOMES = List.of(
            "ebb/schema/",
            "ebb/feature/",
            "ebb/btyd/spend/BtydColumns.java",
            "ebb/action/winback/ReturnFeatures.java",
            "ebb/bench/");

    /** One-word columns such as {@code region} are left out: they are ordinary words too. */
    private static final Set<String> COLUMNS = Stream.concat(
                    FeatureCatalogue.names().stream(),
                    TableCatalogue.ALL.stream()
                            .flatMap(table -> Arrays.stream(table.schema().fieldNames())))
            .filter(name -> name.contains("_"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern IN_SQL = Pattern.compile(
            "(\\b[a-z]\\w*_\\w+)`?\\s*(STRING|INT|BIGINT|DOUBLE|DATE|TIMESTAMP|BOOLEAN|DECIMAL|<=|>=|<>|[<>=]|IS |IN |LIKE |BETWEEN )");

    @Test
    void standOnlyInTheirHome() {
        Map<String, List<String>> found = new TreeMap<>();
        MainSources.all().forEach((file, source) -> {
            List<String> literals = literals(source);
            if (!literals.isEmpty() && HOMES.stream().noneMatch(file::startsWith)) {
                found.put(file, literals);
            }
        });
        assertThat(found)
                .as("column names as literals; use the constant of the schema class, or the feature")
                .isEmpty();
    }

    @Test
    void areSeen() {
        assertThat(literals("row.getAs(\"recency_days\"); col(\"customer_id\")"))
                .containsExactly("recency_days", "customer_id");
        assertThat(literals("\"recency_days <= 90 AND customer_id IS NULL\"; \"\"\"\n  order_id STRING, \"\"\""))
                .containsExactly("recency_days", "customer_id", "order_id");
        assertThat(literals("/** \"recency_days\" */ String words = \"the recency_days feature\"; // \"customer_id\""))
                .isEmpty();
    }

    /** A column by itself, and one in a text that is SQL: before a type or an operator, or behind the name of a table. */
    private static List<String> literals(String source) {
        return MainSources.strings(source).stream()
                .flatMap(text -> COLUMNS.contains(text.strip())
                        ? Stream.of(text.strip())
                        : IN_SQL.matcher(text)
                                .results()
                                .map(found -> found.group(1))
                                .filter(COLUMNS::contains))
                .toList();
    }
}
