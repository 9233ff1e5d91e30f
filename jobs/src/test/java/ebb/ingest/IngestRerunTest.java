package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.Duplicates;
import ebb.conf.InputSettings;
import ebb.ingest.catalogue.DataRefused;
import ebb.ingest.delivery.IngestReport;
import ebb.ingest.delivery.IngestTarget;
import ebb.lake.StagedRows;
import ebb.schema.IngestedFilesTable;
import ebb.schema.PurchasesTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestRerunTest {
    private static final String HEADER = "customer_id,ordered_at,amount";
    private static final List<Table> WRITTEN =
            List.of(PurchasesTable.TABLE, RejectedRowsTable.TABLE, IngestedFilesTable.TABLE);

    @TempDir
    Path root;

    @Test
    void doesNothingWhenTheSameFilesComeAgain() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", HEADER, "c1,2024-01-01,1", "c2,2024-01-01,x");
        deliveries.ingest(deliveries.csv());
        Map<String, Long> versions = deliveries.lake.versions(WRITTEN);
        IngestReport again = deliveries.ingest(deliveries.csv());
        assertThat(again.wroteRows()).isFalse();
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(deliveries.lake.versions(WRITTEN)).isEqualTo(versions);
    }

    @Test
    void aCorrectedFileReplacesItsOwnRowsAndNoOthers() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", HEADER, "c1,2024-01-01,1", "c2,2024-01-01,x");
        deliveries.write("b.csv", HEADER, "c3,2024-01-01,3", "c4,2024-01-01,y");
        deliveries.ingest(deliveries.csv());
        deliveries.write("a.csv", HEADER, "c1,2024-01-01,10", "c2,2024-01-01,2");
        IngestReport report = deliveries.ingest(deliveries.csv());
        assertThat(Deliveries.summary(report)).isEqualTo("2 = 2 + 0 + 0 + 0");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "amount"))
                .containsExactly("c1|10.00", "c2|2.00", "c3|3.00");
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "raw_text")).containsExactly("c4,2024-01-01,y");
        assertThat(deliveries.rows(IngestedFilesTable.TABLE, "in_count", "accepted_count", "rejected_count"))
                .containsExactly("2|1|1", "2|2|0");
    }

    @Test
    void aNewFileIsAddedAndOneThatIsGoneKeepsItsRows() throws IOException {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", HEADER, "c1,2024-01-01,1");
        deliveries.ingest(deliveries.csv());
        Files.delete(deliveries.folder.resolve("a.csv"));
        deliveries.write("b.csv", HEADER, "c2,2024-01-01,2");
        assertThat(deliveries.ingest(deliveries.csv()).files()).hasSize(1);
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id")).containsExactly("c1", "c2");
    }

    @Test
    void aFileThatMovedTakesItsRowsAlong() throws IOException {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", HEADER, "c1,2024-01-01,1");
        deliveries.ingest(deliveries.csv());
        Files.move(deliveries.folder.resolve("a.csv"), deliveries.folder.resolve("z.csv"));
        deliveries.ingest(deliveries.csv());
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id")).containsExactly("c1");
        assertThat(deliveries.rows(IngestedFilesTable.TABLE, "source_file"))
                .containsExactly(deliveries.folder.resolve("z.csv").toString());
    }

    @Test
    void newSettingsReadEveryFileAgain() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", HEADER + ",net", "c1,2024-01-01,1,0.8");
        deliveries.ingest(deliveries.csv());
        deliveries.ingest(deliveries.csv(Map.of("amount", "net")));
        assertThat(deliveries.rows(PurchasesTable.TABLE, "amount")).containsExactly("0.80");
    }

    @Test
    void refusesAFileThatLostAllItsRows() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", HEADER, "c1,2024-01-01,1");
        deliveries.ingest(deliveries.csv());
        deliveries.write("a.csv", HEADER);
        assertThatThrownBy(() -> deliveries.ingest(deliveries.csv()))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("has no rows now, but gave 1 before");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id")).containsExactly("c1");
    }

    @Test
    void runsKilledAfterEachOfTheCommitsAreMendedByTheNext() {
        Deliveries deliveries = new Deliveries(root);
        InputSettings settings = Deliveries.with(deliveries.csv(), Duplicates.WHOLE_ROW);
        deliveries.write("a.csv", HEADER, "c1,2024-01-01,1", "c1,2024-01-01,1", "c2,2024-01-01,x");
        deliveries.ingest(settings);
        deliveries.write("a.csv", HEADER, "c1,2024-01-01,1", "c3,2024-01-01,3", "c4,2024-01-01,y");
        deliveries.write("b.csv", HEADER, "c3,2024-01-01,3", "c5,2024-01-01,5");
        for (int commits = 0; commits < WRITTEN.size(); commits++) {
            Mortal mortal = new Mortal(new LakeTarget(deliveries.lake), commits);
            assertThatThrownBy(() -> deliveries.ingestInto(mortal, settings)).hasMessage("killed");
        }
        IngestReport mended = deliveries.ingest(settings);
        assertThat(Deliveries.summary(mended)).isEqualTo("5 = 3 + 1 + 0 + 1");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "amount"))
                .containsExactly("c1|1.00", "c3|3.00", "c5|5.00");
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "raw_text")).containsExactly("c4,2024-01-01,y");
        assertThat(deliveries.rows(IngestedFilesTable.TABLE, "in_count", "duplicate_count"))
                .containsExactly("2|1", "3|0");
    }

    /** Lives for a number of commits. */
    private static final class Mortal implements IngestTarget {
        private final IngestTarget target;
        private int commitsLeft;

        Mortal(IngestTarget target, int commitsLeft) {
            this.target = target;
            this.commitsLeft = commitsLeft;
        }

        @Override
        public Dataset<Row> read(Table table) {
            return target.read(table);
        }

        @Override
        public StagedRows stage(Table table, Dataset<Row> rows) {
            return target.stage(table, rows);
        }

        @Override
        public void append(StagedRows rows) {
            live();
            target.append(rows);
        }

        @Override
        public void append(Table table, Dataset<Row> rows) {
            live();
            target.append(table, rows);
        }

        @Override
        public void replaceWhere(Table table, String condition, Dataset<Row> rows) {
            live();
            target.replaceWhere(table, condition, rows);
        }

        private void live() {
            if (commitsLeft-- == 0) {
                throw new IllegalStateException("killed");
            }
        }
    }
}
