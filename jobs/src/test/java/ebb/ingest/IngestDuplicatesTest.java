package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.Duplicates;
import ebb.conf.InputSettings;
import ebb.conf.SettingsException;
import ebb.ingest.delivery.IngestReport;
import ebb.schema.IngestedFilesTable;
import ebb.schema.PurchasesTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("B4")
class IngestDuplicatesTest {
    private static final String HEADER = "customer_id,ordered_at,amount,order_id,note";

    @TempDir
    Path root;

    @Test
    void keepsEqualRowsWhenDuplicatesAreNotLookedFor() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", HEADER, "c,2024-01-01,1,o1,", "c,2024-01-01,1,o1,");
        assertThat(Deliveries.summary(deliveries.ingest(deliveries.csv()))).isEqualTo("2 = 2 + 0 + 0 + 0");
    }

    @Test
    void dropsRowsEqualInEverySourceColumn() {
        Deliveries deliveries = new Deliveries(root);
        InputSettings wholeRow = Deliveries.with(deliveries.csv(), Duplicates.WHOLE_ROW);
        deliveries.write(
                "a.csv",
                HEADER,
                "c,2024-01-01,1,o1,",
                "c,2024-01-01,1,o1,other",
                "c,2024-01-01,1,o1,",
                ",2024-01-01,1,o1,",
                ",2024-01-01,1,o1,",
                "c,2024-01-01,x,o1,",
                "c,2024-01-01,x,o1,");
        assertThat(Deliveries.summary(deliveries.ingest(wholeRow))).isEqualTo("7 = 2 + 1 + 2 + 2");
    }

    @Test
    void saysWhichLinesOfAnOrderAKeyLeavesOutAndNotWhereATotalIsRepeated() {
        Deliveries deliveries = new Deliveries(root);
        String header = "customer_id,ordered_at,amount,order_id,product_id";
        deliveries.write(
                "lines.csv",
                header,
                "c,2024-01-01,10,o1,A",
                "c,2024-01-01,20.50,o1,B",
                "c,2024-01-01,30,o1,C",
                "c,2024-01-02,5,o2,A");
        IngestReport report = deliveries.ingest(Deliveries.with(deliveries.csv(), Duplicates.byKeys("order_id")));
        assertThat(Deliveries.summary(report)).isEqualTo("4 = 2 + 2 + 0 + 0");
        assertThat(report.warnings())
                .anyMatch(
                        warning -> warning.contains(
                                "2 rows are left out as duplicates of another row of their own file with"
                                        + " the same order_id, though they differ from it in product and amount: they hold about 50.50. If they"
                                        + " are lines of an order, set inputs.purchases.duplicates={keys: [order_id, product_id]}"));
        deliveries.write("totals.csv", header, "c,2024-01-03,10,o3,A", "c,2024-01-03,10,o3,B", "c,2024-01-04,9,o4,A");
        InputSettings totals = Deliveries.with(
                deliveries.csv(), deliveries.folder.resolve("totals.csv").toString());
        assertThat(deliveries
                        .ingest(Deliveries.with(totals, Duplicates.byKeys("order_id")))
                        .warnings())
                .noneMatch(warning -> warning.contains("of their own file"));
    }

    @Test
    void theNewestDeliveryOfAKeyWinsAndTheFirstLineWithinIt() {
        Deliveries deliveries = new Deliveries(root);
        InputSettings byOrder = Deliveries.with(deliveries.csv(), Duplicates.byKeys("order_id"));
        deliveries.write(
                "part-9.csv",
                HEADER,
                "c,2024-01-02,20,o1,",
                "c,2024-01-02,30,o2,",
                "c,2024-01-02,40,,",
                "c,2024-01-02,50,,");
        deliveries.write("part-10.csv", HEADER, "c,2024-01-01,10,o1,", "c,2024-01-01,11,o1,");
        assertThat(Deliveries.summary(deliveries.ingest(byOrder))).isEqualTo("6 = 4 + 2 + 0 + 0");
        deliveries.write("0.csv", HEADER, "c,2024-01-01,99,o2,", "c,2024-01-01,60,o3,");
        assertThat(Deliveries.summary(deliveries.ingest(byOrder))).isEqualTo("2 = 2 + 0 + 0 + 0");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "amount"))
                .containsExactly("10.00", "40.00", "50.00", "60.00", "99.00");
        assertThat(deliveries.rows(IngestedFilesTable.TABLE, "delivery", "accepted_count", "duplicate_count"))
                .containsExactly("1|1|1", "1|2|2", "2|2|0");
    }

    @Test
    void aNewerRowThatIsNotAcceptedTakesTheOlderOneOut() throws IOException {
        Deliveries deliveries = new Deliveries(root);
        InputSettings sold = Deliveries.with(
                Deliveries.with(deliveries.csv(), Duplicates.byKeys("order_id")),
                "where",
                "coalesce(note, '') <> 'cancelled'");
        Path first = deliveries.write(
                "first.csv",
                HEADER,
                "c,2024-01-01,10,o1,",
                "c,2024-01-02,20,o2,",
                "c,2024-01-03,30,o3,",
                "c,2024-01-04,40,o4,",
                "c,2024-01-05,50,o5,");
        deliveries.ingest(sold);
        deliveries.write(
                "second.csv",
                HEADER,
                "c,2024-01-01,10,o1,cancelled",
                "c,2024-01-01,11,o1,",
                "c,2024-01-03,30,o3,cancelled",
                ",2024-01-04,40,o4,",
                "c,2024-01-05,x,o5,");
        IngestReport report = deliveries.ingest(sold);
        assertThat(Deliveries.summary(report)).as("two filtered").isEqualTo("5 = 1 + 0 + 1 + 1");
        assertThat(report.warnings())
                .singleElement()
                .asString()
                .contains(
                        "taken out by a newer row of their key: 1 by one that is rejected, 1 by one that is anonymous");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "amount")).containsExactly("11.00", "20.00");
        assertThat(deliveries.rows(IngestedFilesTable.TABLE, "accepted_count", "duplicate_count", "filtered_count"))
                .containsExactly("1|0|2", "1|4|0");
        Files.move(first, first.resolveSibling("moved.csv"));
        deliveries.ingest(sold);
        assertThat(deliveries.rows(PurchasesTable.TABLE, "amount"))
                .as("whatever is read again")
                .containsExactly("11.00", "20.00");
        deliveries.write("second.csv", HEADER, "c,2024-01-01,12,o1,");
        deliveries.ingest(sold);
        assertThat(deliveries.rows(PurchasesTable.TABLE, "amount"))
                .containsExactly("12.00", "20.00", "30.00", "40.00", "50.00");
        deliveries.write("moved.csv", HEADER, "c,2024-01-01,10,o1,", "c,2024-01-02,21,o2,");
        assertThat(deliveries.ingest(sold).warnings())
                .as("a correction counts as the newest")
                .singleElement()
                .asString()
                .contains("1 rows of files that came later are replaced by those of the same keys in moved.csv");
    }

    @Test
    void theOldestDeliveryWinsWhereTheConfSaysSo() {
        Deliveries deliveries = new Deliveries(root);
        InputSettings byOrder =
                Deliveries.with(deliveries.csv(), Duplicates.byKeys("order_id").keepingOldest());
        deliveries.write("b.csv", HEADER, "c,2024-01-02,20,o1,");
        deliveries.ingest(byOrder);
        deliveries.write("a.csv", HEADER, "c,2024-01-02,99,o1,", "c,2024-01-02,3,o3,");
        assertThat(Deliveries.summary(deliveries.ingest(byOrder))).isEqualTo("2 = 1 + 1 + 0 + 0");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "amount")).containsExactly("20.00", "3.00");
    }

    @Test
    void readingAnOldFileAgainDoesNotMakeItTheNewest() {
        Deliveries deliveries = new Deliveries(root);
        InputSettings byOrder = Deliveries.with(deliveries.csv(), Duplicates.byKeys("order_id"));
        deliveries.write("may.csv", HEADER, "c,2024-01-02,10,o1,", "c,2024-01-02,5,o2,");
        deliveries.ingest(byOrder);
        deliveries.write("june.csv", HEADER, "c,2024-01-02,9,o1,", "c,2024-01-02,8,o4,");
        deliveries.ingest(byOrder);
        deliveries.ingest(Deliveries.with(byOrder, "floor", LocalDate.of(1991, 1, 1)));
        assertThat(deliveries.rows(PurchasesTable.TABLE, "amount")).containsExactly("5.00", "8.00", "9.00");
        deliveries.write("june.csv", HEADER, "c,2024-01-02,8,o4,");
        deliveries.ingest(Deliveries.with(byOrder, "floor", LocalDate.of(1991, 1, 1)));
        assertThat(deliveries.rows(PurchasesTable.TABLE, "amount")).containsExactly("10.00", "5.00", "8.00");
    }

    @Test
    void equalRowsOfOneFileAreKeptAndThoseOfAnotherAreNot() {
        Deliveries deliveries = new Deliveries(root);
        InputSettings across = Deliveries.with(deliveries.csv(), Duplicates.ACROSS_FILES);
        deliveries.write("a.csv", HEADER, "c,2024-01-01,1,,", "c,2024-01-01,1,,", "c,2024-01-02,2,,");
        deliveries.write("b.csv", HEADER, "c,2024-01-01,1,,", "c,2024-01-02,2,,", "c,2024-01-02,2,,");
        assertThat(Deliveries.summary(deliveries.ingest(across))).isEqualTo("6 = 4 + 2 + 0 + 0");
        deliveries.write("c.csv", HEADER, "c,2024-01-02,2,,", "c,2024-01-02,2,,", "c,2024-01-02,2,,");
        assertThat(Deliveries.summary(deliveries.ingest(across))).isEqualTo("3 = 1 + 2 + 0 + 0");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "amount"))
                .containsExactly("1.00", "1.00", "2.00", "2.00", "2.00");
    }

    @Test
    void equalRowsButForAColumnThatEveryExportFillsAnewAreWarnedOf() {
        Deliveries deliveries = new Deliveries(root);
        InputSettings across = Deliveries.with(deliveries.csv(), Duplicates.ACROSS_FILES);
        String header = HEADER.replace("note", "exported_at");
        deliveries.write("a.csv", header, "c,2024-01-01,1,o1,2024-02-01", "c,2024-01-02,2,o2,2024-02-01");
        deliveries.write("b.csv", header, "c,2024-01-01,1,o1,2024-02-02", "c,2024-01-02,2,o2,2024-02-02");
        assertThat(deliveries.ingest(across).warnings())
                .singleElement()
                .asString()
                .contains(
                        "2 of 2 rows of b.csv stand in an earlier file as they are, and count twice, for they differ in columns that");
    }

    @Test
    void aRowDroppedForOneThatACorrectionTookAwayComesBack() {
        Deliveries deliveries = new Deliveries(root);
        InputSettings wholeRow = Deliveries.with(deliveries.csv(), Duplicates.WHOLE_ROW);
        deliveries.write("a.csv", HEADER, "c,2024-01-01,1,o1,");
        deliveries.ingest(wholeRow);
        deliveries.write("b.csv", HEADER, "c,2024-01-01,1,o1,", "c,2024-01-05,5,o5,");
        assertThat(Deliveries.summary(deliveries.ingest(wholeRow))).isEqualTo("2 = 1 + 1 + 0 + 0");
        deliveries.write("a.csv", HEADER, "c,2024-01-09,9,o9,");
        assertThat(Deliveries.summary(deliveries.ingest(wholeRow))).isEqualTo("3 = 3 + 0 + 0 + 0");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "amount")).containsExactly("1.00", "5.00", "9.00");
    }

    @Test
    void refusesAKeyThatIsNoColumn() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", HEADER, "c,2024-01-01,1,o1,");
        assertThatThrownBy(() -> deliveries.ingest(Deliveries.with(deliveries.csv(), Duplicates.byKeys("orderid"))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("Did you mean order_id?");
    }
}
