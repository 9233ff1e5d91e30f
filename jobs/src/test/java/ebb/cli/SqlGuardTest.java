package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.schema.LifeEventsTable;
import ebb.schema.PurchasesTable;
import ebb.testing.SparkSessions;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("H2")
class SqlGuardTest {
    @TempDir
    static Path folder;

    private static String tables;

    @BeforeAll
    static void makeALake() {
        Lake lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        lake.open(LifeEventsTable.TABLE);
        lake.open(PurchasesTable.TABLE);
        tables = folder.resolve("tables").toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM IDENTIFIER('table_changes_' || 'by_path')('TABLES/life_events', 0)",
                "SELECT * FROM table_changes_by_path('TABLES/life_events', 0)",
                "SELECT * FROM table_changes('life_events', 0)",
                "SELECT IDENTIFIER('java_' || 'method')('java.lang.System', 'getProperty', 'user.home')",
                "SELECT IDENTIFIER('java_method')('java.lang.System', 'getProperty', 'user.home')",
                "SELECT java_method('java.lang.System', 'getProperty', 'user.home')",
                "SELECT Reflect('java.lang.System', 'getProperty', 'user.home')",
                "SELECT try_reflect('java.lang.System', 'getProperty', 'user.home')",
                "SELECT system.builtin.reflect('java.lang.System', 'getProperty', 'user.home')",
                "SELECT `java_method`('java.lang.System', 'getProperty', 'user.home')",
                "SELECT (SELECT reflect('java.lang.System', 'getProperty', 'user.home'))",
                "WITH a AS (SELECT reflect('java.lang.System', 'getProperty', 'user.home') b) SELECT * FROM a",
                "SELECT 1 WHERE EXISTS (SELECT reflect('java.lang.System', 'getProperty', 'user.home'))",
                "SELECT transform(array(1), x -> reflect('java.lang.System', 'getProperty', 'user.home'))",
                "SELECT * FROM parquet.`TABLES/life_events`",
                "SELECT * FROM delta.`TABLES/life_events`",
                "SELECT * FROM text.`/etc/passwd`",
                "SELECT * FROM IDENTIFIER('delta.`TABLES/life_events`')",
                "SELECT (SELECT count(*) FROM delta.`TABLES/life_events`)",
                "WITH a AS (SELECT * FROM parquet.`TABLES/life_events`) SELECT * FROM a",
                "SELECT * FROM purchases WHERE customer_id IN (SELECT customer_id FROM delta.`TABLES/life_events`)",
                "SELECT * FROM read_files('TABLES/life_events')",
                "SELECT * FROM sql_keywords()",
                "SELECT input_file_name() FROM purchases",
                "SELECT xpath('<a/>', 'a')",
                "SELECT TRANSFORM(customer_id) USING 'cat' AS (a) FROM purchases",
                "1) UNION ALL (SELECT reflect('java.lang.System', 'getProperty', 'user.home')",
                "SHOW TABLES",
                "DROP TABLE purchases",
                "INSERT INTO purchases SELECT * FROM purchases",
                "EXECUTE IMMEDIATE 'SELECT 1'",
            })
    void refusesWhatReadsOrCallsAnythingButRegisteredNames(String query) {
        CommandLineRun answer = CommandLineRun.on(folder, "sql", query.replace("TABLES", tables));
        assertThat(answer.exit()).as(answer.out() + answer.err()).isEqualTo(2);
        assertThat(answer.err()).startsWith("Cannot answer the query: ").doesNotContain("query: \n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*), count(*) FROM purchases;",
                "WITH a AS (SELECT customer_id, sum(amount) s FROM purchases GROUP BY 1) SELECT * FROM a ORDER BY s",
                "SELECT row_number() OVER (PARTITION BY customer_id ORDER BY ordered_at) FROM purchases",
                "SELECT p.*, (SELECT max(amount) FROM purchases) FROM purchases p LATERAL VIEW explode(array(1, 2)) AS x",
                "SELECT * FROM purchases PIVOT (sum(amount) FOR channel IN ('web', 'shop'))",
                "SELECT * FROM VALUES (1, 2), (3, 4) AS t(a, b) JOIN range(3) ON a = id",
                "SELECT transform(array(1, 2), x -> x + 1), get_json_object('{}', '$.a'), xxhash64(1), date_add(current_date(), 1)",
                "SELECT customer_id FROM purchases INTERSECT SELECT customer_id FROM life_events",
                "SELECT count(DISTINCT region), percentile_approx(amount, 0.5) FROM purchases GROUP BY ROLLUP(region) HAVING true LIMIT 3",
            })
    void answersWhatOnlyComputes(String query) {
        CommandLineRun answer = CommandLineRun.on(folder, "sql", query);
        assertThat(answer.exit()).as(answer.err()).isZero();
    }

    @Test
    void saysWhereTheQueryCannotBeParsed() {
        assertThat(CommandLineRun.on(folder, "sql", "SELECT * FORM purchases").err())
                .contains("Cannot answer the query: Syntax error at or near");
    }
}
