package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the conf expects of a delivery, through the command line. */
class DataContractTest {
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void allThatIsNotAsExpectedIsSaidAtOnceAndNothingIsWritten() throws IOException {
        List<String> rows = new ArrayList<>(List.of("customer_id,ordered_at,amount,channel,category"));
        for (int day = 30; day >= 5; day--) {
            if (day < 12 || day > 15) {
                for (int row = 0; row < (day == 20 ? 1 : day == 8 ? 9 : 3); row++) {
                    rows.add("c" + row + "," + today.minusDays(day) + ",5.00," + (day == 7 ? "fax" : "web") + ","
                            + (row == 0 ? "" : "tea"));
                }
            }
        }
        Files.write(folder.resolve("sales.csv"), rows);

        CommandLineRun refused = ingest(
                "fresh-days=4",
                "gap-days=3",
                "least-rows-per-day=2",
                "most-rows-per-day=8",
                "null-shares={category: 0.2}",
                "values.channel=[web, shop]");

        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err())
                .contains("the last day with rows is " + today.minusDays(5) + ", 5 days before " + today)
                .contains("no rows on 4 days after " + today.minusDays(16))
                .contains("1 day has fewer rows than 2, as " + today.minusDays(20) + " with 1")
                .contains("1 day has more rows than 8, as " + today.minusDays(8) + " with 9")
                .contains("category has no value in 31.")
                .contains("channel has values that are not expected in 3 rows: 'fax'")
                .contains("inputs.purchases.expect.values.channel");
        assertThat(CommandLineRun.on(folder.resolve("lake"), "sql", "SELECT 1 FROM purchases")
                        .exit())
                .isNotZero();

        CommandLineRun met = ingest(
                "fresh-days=5",
                "gap-days=4",
                "least-rows-per-day=1",
                "most-rows-per-day=9",
                "null-shares={category: 0.4}",
                "values.channel=[web, fax]");
        assertThat(met.err()).doesNotContain("Cannot");
        assertThat(met.exit()).isZero();

        CommandLineRun stale = ingest("fresh-days=4");
        assertThat(stale.exit()).as("also where nothing new was delivered").isEqualTo(3);

        Files.write(folder.resolve("sales_2.csv"), List.of("customer_id,ordered_at,amount", "c1," + today + ",5.00"));
        assertThat(ingest("gap-days=3", "least-rows-per-day=2").err())
                .contains("no rows on 4 days after " + today.minusDays(5))
                .contains("1 day has fewer rows than 2, as " + today + " with 1");
    }

    @Test
    void anExpectationOfAColumnThatIsNotThereIsAFaultOfTheConf() throws IOException {
        Files.write(folder.resolve("sales.csv"), List.of("customer_id,ordered_at,amount", "c1," + today + ",5"));
        assertThat(ingest("null-shares={colour: 0.2}").exit()).isEqualTo(2);
        assertThat(ingest("null-shares={category: 2}").err()).contains("a share from 0 to 1");
    }

    private CommandLineRun ingest(String... expectations) {
        List<String> arguments =
                new ArrayList<>(List.of("ingest", "--set", "inputs.purchases.path=" + folder.resolve("sales*.csv")));
        Arrays.stream(expectations)
                .forEach(one -> arguments.addAll(List.of("--set", "inputs.purchases.expect." + one)));
        return CommandLineRun.on(folder.resolve("lake"), arguments.toArray(String[]::new));
    }
}
