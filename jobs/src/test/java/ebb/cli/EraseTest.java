package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.SparkSessions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer who asks to be forgotten: nothing of hers is left in the lake, and everybody else's rows are as they were. */
@Tag("journey")
@Tag("H4")
class EraseTest {
    private static final String OTHERS = "SELECT count(*), sum(xxhash64(customer_id, ordered_at, amount)),"
            + " (SELECT sum(xxhash64(customer_id, name)) FROM customers WHERE customer_id <> 'cust-4711')"
            + " FROM purchases WHERE customer_id <> 'cust-4711'";

    @TempDir
    Path folder;

    @BeforeAll
    static void openSession() {
        SparkSessions.shared();
    }

    @Test
    void leavesNoByteOfHerAndKeepsTheRowsOfOthers() throws IOException {
        write("in/monday.csv", """
                customer_id,ordered_at,amount
                cust-4711,2026-01-05,10
                cust-0815,2026-01-05,20
                cust-4711,2026-01-05,broken
                cust-0816,2026-01-06,nothing
                """);
        write(
                "customers.csv",
                "customer_id,name,email\ncust-4711,Erika Mustermann,erika@example.com\ncust-0815,Otto Normal,\n");
        run();
        write("in/tuesday.csv", "customer_id,ordered_at,amount\ncust-4711,2026-01-07,30\ncust-0815,2026-01-08,40\n");
        run();
        write("lake/reports/report.html", "<td>Erika Mustermann</td>");
        write("lake/reports/other.html", "<td>Otto Normal, cust-47110</td>");
        List<String> others = CommandLineRun.rows(lake(), OTHERS);
        Path asked = write("asked.txt", "customer_id\ncust-4711\n");

        assertThat(CommandLineRun.on(lake(), "erase", "--customers", asked.toString(), "--dry-run")
                        .out())
                .contains("would remove 2 rows of purchases", "would remove 1 rows of customers");
        CommandLineRun erase = CommandLineRun.on(lake(), "erase", "--customers", asked.toString());

        assertThat(erase.exit()).as(erase.err()).isZero();
        assertThat(erase.out()).contains("1 customers erased", ": 0 hits", "removed reports/report.html");
        assertThat(filesWith("cust-4711")).isEmpty();
        assertThat(filesWith("Mustermann")).isEmpty();
        assertThat(filesWith("erika@example.com")).isEmpty();
        assertThat(folder.resolve("lake/reports/other.html")).exists();
        assertThat(CommandLineRun.rows(lake(), OTHERS)).isEqualTo(others);
        assertThat(CommandLineRun.rows(lake(), "SELECT count(*) FROM ledger")).containsExactly("1");
        assertThat(CommandLineRun.rows(lake(), "SELECT count_if(raw_text = '(erased)'), count(*) FROM rejected"))
                .containsExactly("1,2");
        assertThat(CommandLineRun.on(lake(), "verify"))
                .satisfies(verify -> assertThat(verify.exit()).as(verify.out()).isZero());

        write("in/wednesday.csv", "customer_id,ordered_at,amount\ncust-4711,2026-01-09,50\ncust-4711,x,y\n");
        write(
                "customers.csv",
                "customer_id,name,email\ncust-4711,Erika Mustermann,erika@example.com\ncust-0815,Otto Normal,\n\n");
        run();
        assertThat(filesWith("cust-4711")).isEmpty();
        assertThat(filesWith("Mustermann")).isEmpty();
        assertThat(filesWith("erika@example.com")).isEmpty();
        assertThat(CommandLineRun.rows(lake(), OTHERS)).isEqualTo(others);
        assertThat(CommandLineRun.on(lake(), "verify").exit()).isZero();
    }

    @Test
    void anIdThatIsANumberIsNotTakenForEveryOtherNumber() throws IOException {
        write("in/monday-12.csv", """
                customer_id,ordered_at,amount
                12,2026-01-12,10
                13,2026-01-12,12
                14,2026-01-06,nothing
                12,2026-01-06,broken
                """);
        write("customers.csv", "customer_id,name,region\n12,Hamburg,north\n13,Otto Normal,Hamburg\n");
        run();
        write("lake/exports/list.csv", "customer_id;days\n13;14\n");
        write("lake/exports/other.csv", "customer_id;days\n12;14\n");
        String others = "SELECT (SELECT sum(xxhash64(*)) FROM purchases WHERE customer_id <> '12'),"
                + " (SELECT sum(xxhash64(*)) FROM customers WHERE customer_id <> '12'),"
                + " (SELECT sum(xxhash64(*)) FROM input_profile), (SELECT sum(xxhash64(*)) FROM runs WHERE job <> 'erase'),"
                + " (SELECT sum(xxhash64(*)) FROM rejected WHERE raw_text LIKE '%nothing%')";
        List<String> before = CommandLineRun.rows(lake(), others);
        Path asked = write("asked.txt", "12\n");

        CommandLineRun erase = CommandLineRun.on(lake(), "erase", "--customers", asked.toString());

        assertThat(erase.exit()).as(erase.out() + erase.err()).isZero();
        assertThat(erase.out()).contains("removed exports/other.csv").doesNotContain("removed exports/list.csv");
        assertThat(CommandLineRun.rows(lake(), others)).isEqualTo(before);
        assertThat(CommandLineRun.rows(lake(), "SELECT count_if(raw_text = '(erased)'), count(*) FROM rejected"))
                .containsExactly("1,2");
        assertThat(CommandLineRun.on(lake(), "verify"))
                .satisfies(verify -> assertThat(verify.exit()).as(verify.out()).isZero());
    }

    @Test
    void saysWhichIdsNoTableKnows() throws IOException {
        write("in/monday.csv", "customer_id,ordered_at,amount\ncust-4711,2026-01-05,10\ncust-0815,2026-01-05,20\n");
        write("customers.csv", "customer_id,name\ncust-4711,Erika Mustermann\n");
        run();
        Path asked = write("asked.txt", "cust-4711\ncust-4712\n");

        CommandLineRun erase = CommandLineRun.on(lake(), "erase", "--customers", asked.toString());

        assertThat(erase.exit()).as(erase.err()).isZero();
        assertThat(erase.out()).contains("1 ids are in no table: cust-4712").doesNotContain("cust-4711");
    }

    @Test
    void refusesARequestThatNamesNobody() throws IOException {
        Path asked = write("asked.txt", "\n");
        assertThat(CommandLineRun.on(lake(), "erase", "--customers", asked.toString()))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("names none"));
    }

    private void run() {
        SmallRun.on(
                folder,
                Map.of(
                        "inputs.customers.path",
                        folder.resolve("customers.csv").toString(),
                        "inputs.purchases.gate.rejected-stop-share",
                        "1",
                        "inputs.purchases.gate.anonymous-stop-share",
                        "1"));
    }

    private Path lake() {
        return folder.resolve("lake");
    }

    private Path write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        return Files.writeString(folder.resolve(name), text);
    }

    private List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(lake())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> bytes(file).replace("cust-47110", "").contains(text))
                    .toList();
        }
    }

    private static String bytes(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
