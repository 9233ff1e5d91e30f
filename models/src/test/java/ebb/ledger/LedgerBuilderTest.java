package ebb.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.Ledgers;
import ebb.testing.Line;
import ebb.testing.ReferenceLedger;
import ebb.testing.SparkSessions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class LedgerBuilderTest {
    @TempDir
    Path folder;

    private final List<Line> lines = lines(2_000);

    @Test
    void givesTheSameFromRowsAndFromColumnBatches() {
        Dataset<Row> rows = Ledgers.purchases(lines);
        rows.write().parquet(folder.resolve("purchases").toString());
        Dataset<Row> files = SparkSessions.shared()
                .read()
                .parquet(folder.resolve("purchases").toString());
        assertThat(ColumnBatches.of(files)).isPresent();
        assertThat(ReferenceLedger.cells(LedgerBuilder.build(rows).collectAsList()))
                .isEqualTo(ReferenceLedger.of(lines));
        assertThat(ReferenceLedger.cells(LedgerBuilder.build(files).collectAsList()))
                .isEqualTo(ReferenceLedger.of(lines));
    }

    @Test
    void followsTheChangeFeed() {
        List<Line> gone = lines.subList(0, 700);
        List<Line> kept = lines.subList(700, lines.size());
        Dataset<LedgerRow> change =
                LedgerBuilder.changes(Ledgers.purchases(gone).withColumn("_change_type", functions.lit("delete")));
        Dataset<LedgerRow> ledger =
                LedgerBuilder.sum(LedgerBuilder.build(Ledgers.purchases(lines)).union(change));
        assertThat(ReferenceLedger.cells(ledger.collectAsList())).isEqualTo(ReferenceLedger.of(kept));
    }

    @Test
    void survivesTheTable() {
        Dataset<LedgerRow> ledger = LedgerBuilder.build(Ledgers.purchases(lines));
        Dataset<LedgerRow> back =
                PackedLedger.of(LedgerRowEncoder.toTable(ledger)).rows();
        assertThat(ReferenceLedger.cells(back.collectAsList())).isEqualTo(ReferenceLedger.of(lines));
    }

    @Test
    void countsALineWithoutQuantityAsOneUnit() {
        Dataset<Row> purchases = Ledgers.purchases(List.of(Line.purchase("a", 10, 5), new Line("a", 10, "", -200, 0)))
                .withColumn("quantity", functions.lit(null).cast("decimal(18,3)"));
        LedgerRow row = LedgerBuilder.build(purchases).first();
        assertThat(row.getQuantities()).containsExactly(0);
        assertThat(row.getAmounts()).containsExactly(500);
        assertThat(row.getReturnedAmounts()).containsExactly(200);
    }

    private static List<Line> lines(int count) {
        Random random = new Random(7);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String category = random.nextInt(5) == 0 ? "" : "k" + random.nextInt(6);
            int units = 1000 * (1 + random.nextInt(3));
            lines.add(new Line(
                    "c" + random.nextInt(90),
                    15_000 + random.nextInt(400),
                    category,
                    random.nextInt(9000) - 500,
                    units));
        }
        return lines;
    }
}
