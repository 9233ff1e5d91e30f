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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A column is written as a literal only where it is defined; everywhere else stands its constant or its feature. */
class ColumnLiteralsTest {
    private static final List<String> HOMES = List.of(
            "ebb/schema/", "ebb/feature/", "ebb/btyd/spend/BtydColumns.java", "ebb/action/winback/ReturnFeatures.java");

    /** One-word columns such as {@code region} are left out: they are ordinary words too. */
    private static final Set<String> COLUMNS = Stream.concat(
                    FeatureCatalogue.names().stream(),
                    TableCatalogue.ALL.stream()
                            .flatMap(table -> Arrays.stream(table.schema().fieldNames())))
            .filter(name -> name.contains("_"))
            .collect(Collectors.toUnmodifiableSet());

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
        assertThat(literals("/** \"recency_days\" */ String words = \"the recency_days feature\"; // \"customer_id\""))
                .isEmpty();
    }

    private static List<String> literals(String source) {
        return MainSources.strings(source).stream().filter(COLUMNS::contains).toList();
    }
}
