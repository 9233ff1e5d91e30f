package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.Duplicates;
import ebb.ingest.delivery.FileCounts;
import ebb.ingest.delivery.IngestReport;
import ebb.ingest.source.SourceFile;
import ebb.schema.PurchasesTable;
import ebb.schema.RejectedRowsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;

class IngestCountsTest {

    /** One line of a file: which customer, day and amount, right or wrong. */
    private record Line(String customer, String day, String amount) {
        boolean isBroken() {
            return day.equals("never") || amount.equals("NaN");
        }

        String csv() {
            return customer + "," + day + "," + amount;
        }
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF, seed = "7")
    void everyRowEndsInExactlyOnePlace(@ForAll("files") List<List<Line>> files) throws IOException {
        Path root = Files.createTempDirectory("ingest-counts");
        try {
            Deliveries deliveries = new Deliveries(root);
            for (int i = 0; i < files.size(); i++) {
                deliveries.write(
                        "part-" + i + ".csv",
                        ("customer_id,ordered_at,amount\n"
                                        + String.join(
                                                "\n",
                                                files.get(i).stream()
                                                        .map(Line::csv)
                                                        .toList()))
                                .split("\n", -1));
            }
            IngestReport report = deliveries.ingest(Deliveries.with(deliveries.csv(), Duplicates.WHOLE_ROW));
            List<Line> lines = files.stream().flatMap(List::stream).toList();
            long rejected = lines.stream().filter(Line::isBroken).count();
            long anonymous = lines.stream()
                    .filter(line -> !line.isBroken() && line.customer().isEmpty())
                    .count();
            Set<Line> accepted = new HashSet<>(lines);
            accepted.removeIf(line -> line.isBroken() || line.customer().isEmpty());
            assertThat(Deliveries.summary(report))
                    .isEqualTo(lines.size() + " = " + accepted.size() + " + "
                            + (lines.size() - accepted.size() - anonymous - rejected) + " + " + anonymous + " + "
                            + rejected);
            assertThat(deliveries.rows(PurchasesTable.TABLE, "row_key"))
                    .hasSize(accepted.size())
                    .doesNotHaveDuplicates();
            assertThat(deliveries.rows(RejectedRowsTable.TABLE, "raw_text")).hasSize((int) rejected);
        } finally {
            FileUtils.deleteDirectory(root.toFile());
        }
    }

    @Test
    void countsThatDoNotAddUpAreRefused() {
        SourceFile file = new SourceFile("a.csv", 1, "");
        assertThatThrownBy(() -> new FileCounts(file, 11, 5, 2, 2, 1, 2, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "a.csv: 11 in, but 5 accepted + 2 duplicates + 2 anonymous + 1 filtered + 2 rejected");
    }

    @Provide
    Arbitrary<List<List<Line>>> files() {
        Arbitrary<Line> line = Combinators.combine(
                        Arbitraries.of("c1", "c2", "c3", ""),
                        Arbitraries.of("2024-01-01", "2024-01-02", "never"),
                        Arbitraries.of("1", "2", "-1", "NaN"))
                .as(Line::new);
        return line.list().ofMaxSize(12).list().ofMinSize(1).ofMaxSize(3).filter(files -> files.stream()
                .anyMatch(lines -> !lines.isEmpty()));
    }
}
