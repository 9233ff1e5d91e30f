package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.DeliveryMode;
import ebb.conf.Duplicates;
import ebb.conf.InputSettings;
import ebb.conf.MissingFileRule;
import ebb.conf.SettingsException;
import ebb.ingest.catalogue.DataRefused;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.ingest.delivery.FileWarnings;
import ebb.ingest.delivery.IngestReport;
import ebb.schema.IngestedFilesTable;
import ebb.schema.PurchasesTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestDeliveryTest {
    private static final String HEADER = "customer_id,ordered_at,amount,order_id";

    @TempDir
    Path root;

    @Test
    void aFullExportUnderANewNameReplacesTheOneBefore() throws IOException {
        Deliveries deliveries = new Deliveries(root);
        InputSettings snapshot = Deliveries.with(deliveries.csv(), "delivery", DeliveryMode.SNAPSHOT);
        Path first = write(deliveries, "orders_2024-06-20.csv", 1, 20);
        deliveries.ingest(snapshot);
        Files.delete(first);
        write(deliveries, "orders_2024-06-21.csv", 1, 22);
        IngestReport report = deliveries.ingest(snapshot);
        assertThat(report.warnings()).isEmpty();
        assertThat(deliveries.rows(PurchasesTable.TABLE, "order_id"))
                .hasSize(22)
                .doesNotHaveDuplicates();
        assertThat(deliveries.rows(IngestedFilesTable.TABLE, "accepted_count")).containsExactly("22");
    }

    @Test
    void ofFullExportsThatPileUpOnlyTheNewestIsRead() {
        Deliveries deliveries = new Deliveries(root);
        InputSettings snapshot = Deliveries.with(deliveries.csv(), "delivery", DeliveryMode.SNAPSHOT);
        write(deliveries, "orders_2024-06-20.csv", 1, 20);
        write(deliveries, "orders_2024-06-21.csv", 1, 22);
        write(deliveries, "orders_2024-06-20_b.csv", 30, 35);
        IngestReport report = deliveries.ingest(snapshot);
        assertThat(report.leftOut()).isEqualTo(2);
        assertThat(report.warnings())
                .singleElement()
                .asString()
                .contains("left out as older, though the names differ in more than the date: orders_2024-06-20_b.csv.")
                .contains("What is read is orders_2024-06-21.csv");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "order_id")).hasSize(22);
    }

    @Test
    void aPartOfAFullExportIsComparedWithThatPart() {
        Deliveries deliveries = new Deliveries(root);
        InputSettings snapshot = Deliveries.with(deliveries.csv(), "delivery", DeliveryMode.SNAPSHOT);
        write(deliveries, "north.csv", 1, 20);
        write(deliveries, "south.csv", 21, 60);
        deliveries.ingest(snapshot);
        write(deliveries, "north.csv", 1, 19);
        assertThat(deliveries.ingest(snapshot).warnings()).isEmpty();
        write(deliveries, "north.csv", 1, 5);
        assertThat(deliveries.ingest(snapshot).warnings())
                .singleElement()
                .asString()
                .contains("5 rows (20.00) replace 19 rows (76.00). Is the delivery whole");
    }

    @Tag("B5")
    @Test
    void anEmptySnapshotIsRefused() throws IOException {
        Deliveries deliveries = new Deliveries(root);
        InputSettings snapshot = Deliveries.with(deliveries.csv(), "delivery", DeliveryMode.SNAPSHOT);
        Path first = write(deliveries, "orders_2024-06-20.csv", 1, 20);
        deliveries.ingest(snapshot);
        Files.delete(first);
        deliveries.write("orders_2024-06-21.csv", HEADER);
        assertThatThrownBy(() -> deliveries.ingest(snapshot)).isInstanceOf(DataRefused.class);
        assertThat(deliveries.rows(PurchasesTable.TABLE, "order_id")).hasSize(20);
    }

    @Test
    void aFullExportAddedToTheLastIsWarnedOfTwice() throws IOException {
        Deliveries deliveries = new Deliveries(root);
        Path first = write(deliveries, "orders_2024-06-20.csv", 1, 20);
        assertThat(deliveries.ingest(deliveries.csv()).warnings()).isEmpty();
        Files.delete(first);
        write(deliveries, "orders_2024-06-21.csv", 1, 22);
        IngestReport report = deliveries.ingest(deliveries.csv());
        assertThat(report.warnings()).hasSize(2);
        assertThat(report.warnings().get(0))
                .contains("20 of 22 rows of orders_2024-06-21.csv stand in an earlier file")
                .contains("inputs.purchases.duplicates=across-files");
        assertThat(report.warnings().get(1))
                .contains("20 rows in the table come from a file that is not in the delivery any more")
                .contains("orders_2024-06-20.csv")
                .contains("delivery=snapshot");
        assertThat(deliveries.ingest(deliveries.csv()).warnings())
                .as("it goes on as long as it stands")
                .isNotEmpty();
        assertThat(FileWarnings.standing(
                        deliveries.lake.read(IngestedFilesTable.TABLE),
                        java.util.Map.of("purchases", deliveries.csv())))
                .hasSize(2);
        assertThat(FileWarnings.standing(
                        deliveries.lake.read(IngestedFilesTable.TABLE),
                        java.util.Map.of(
                                "purchases", Deliveries.with(deliveries.csv(), "delivery", DeliveryMode.SNAPSHOT))))
                .as("what is set is not advised")
                .hasSize(2)
                .noneMatch(words -> words.contains("delivery=snapshot"));
    }

    @Test
    void aFileThatIsGoneTakesItsRowsAlongOrStopsTheIngestWhereTheConfSaysSo() throws IOException {
        Deliveries deliveries = new Deliveries(root);
        Path first = write(deliveries, "a.csv", 1, 5);
        write(deliveries, "b.csv", 6, 9);
        deliveries.ingest(deliveries.csv());
        Files.delete(first);
        assertThatThrownBy(() -> deliveries.ingest(Deliveries.with(deliveries.csv(), "whenGone", MissingFileRule.STOP)))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("a.csv");
        assertThat(deliveries
                        .ingest(Deliveries.with(deliveries.csv(), "whenGone", MissingFileRule.KEEP))
                        .warnings())
                .isEmpty();
        assertThat(deliveries.rows(PurchasesTable.TABLE, "order_id")).hasSize(9);
        deliveries.ingest(Deliveries.with(deliveries.csv(), "whenGone", MissingFileRule.REMOVE));
        assertThat(deliveries.rows(PurchasesTable.TABLE, "order_id")).hasSize(4);
        assertThat(deliveries.rows(IngestedFilesTable.TABLE, "accepted_count")).containsExactly("4");
    }

    @Test
    void aRowDroppedForOneOfAFileThatIsGoneComesBack() throws IOException {
        Deliveries deliveries = new Deliveries(root);
        InputSettings removing = Deliveries.with(
                Deliveries.with(deliveries.csv(), Duplicates.WHOLE_ROW), "whenGone", MissingFileRule.REMOVE);
        Path first = write(deliveries, "a.csv", 1, 5);
        write(deliveries, "b.csv", 4, 9);
        deliveries.ingest(removing);
        Files.delete(first);
        deliveries.ingest(removing);
        assertThat(deliveries.rows(PurchasesTable.TABLE, "order_id")).hasSize(6);
    }

    @Test
    void aPeriodDeliveredAgainReplacesTheRowsOfItsDays() {
        Deliveries deliveries = new Deliveries(root);
        InputSettings period = Deliveries.with(deliveries.csv(), "delivery", DeliveryMode.REPLACE_PERIOD);
        write(deliveries, "may.csv", 1, 20);
        deliveries.ingest(period);
        deliveries.write("may-again.csv", HEADER, order(11, "7"), order(11, "7"), order(25, "7"));
        assertThat(Deliveries.summary(deliveries.ingest(period))).isEqualTo("3 = 3 + 0 + 0 + 0");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "order_id")).hasSize(13);
        assertThat(deliveries.rows(IngestedFilesTable.TABLE, "in_count", "accepted_count", "duplicate_count"))
                .containsExactly("20|10|10", "3|3|0");
        deliveries.ingest(Deliveries.with(period, "idFormat", List.of()));
        assertThat(deliveries.rows(PurchasesTable.TABLE, "order_id"))
                .as("whatever is read again")
                .hasSize(13);
    }

    @Test
    void rowsLeftOutCountForThePeriodOfTheirFile() {
        Deliveries deliveries = new Deliveries(root);
        InputSettings completed = Deliveries.with(
                Deliveries.with(deliveries.csv(), "delivery", DeliveryMode.REPLACE_PERIOD), "where", "status = 'done'");
        String header = HEADER + ",status";
        deliveries.write(
                "may.csv", header, "a,2024-05-01,10,o1,done", "b,2024-05-15,20,o2,done", "a,2024-05-31,1000,o3,done");
        deliveries.ingest(completed);
        deliveries.write(
                "may-again.csv",
                header,
                "a,2024-05-01,10,o1,done",
                "b,2024-05-15,20,o2,done",
                "a,2024-05-31,1000,o3,cancelled",
                "a,2035-05-31,1,o4,done");
        deliveries.ingest(completed);
        assertThat(deliveries.rows(PurchasesTable.TABLE, "order_id")).containsExactly("o1", "o2");
        deliveries.write("june.csv", header, "a,2024-06-20,5,o5,done");
        deliveries.ingest(completed);
        assertThat(deliveries.rows(PurchasesTable.TABLE, "order_id"))
                .as("a day ahead is no day of the file")
                .containsExactly("o1", "o2", "o5");
    }

    @Test
    void saysWhatAPeriodReplacesAndWhatIsNotRead() {
        Deliveries deliveries = new Deliveries(root);
        InputSettings period = Deliveries.with(deliveries.csv(), "delivery", DeliveryMode.REPLACE_PERIOD);
        write(deliveries, "may.csv", 1, 19);
        write(deliveries, "may (1).csv", 1, 20);
        deliveries.write("_june.csv", HEADER, order(25, "7"));
        assertThat(deliveries.ingest(period).warnings())
                .anyMatch(warning -> warning.contains("begin with _ or . are by custom not data: _june.csv."))
                .anyMatch(warning -> warning.contains("all 19 rows of may.csv are replaced by other files"));
        assertThat(deliveries.rows(PurchasesTable.TABLE, "order_id")).hasSize(20);
        deliveries.write("two.csv", HEADER, order(1, "7"), order(19, "7"));
        assertThat(deliveries.ingest(period).warnings())
                .anyMatch(warning -> warning.contains("2 rows (14.00) replace 19 rows (76.00)"));
    }

    @Test
    void anInputWithoutDatesHasNoPeriods() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("c.csv", "customer_id", "c1");
        assertThatThrownBy(() -> deliveries.ingest(
                        InputCatalogue.CUSTOMERS,
                        Deliveries.with(deliveries.csv(), "delivery", DeliveryMode.REPLACE_PERIOD)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("have no date");
    }

    @Test
    void theNewerStateOfAnOrderBesideTheOlderOneIsWarnedOf() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("may.csv", HEADER, "c1,2024-05-01,5.00,o1", "c2,2024-05-02,5.00,o2", "c2,2024-05-03,5.00,o3");
        deliveries.write(
                "june.csv", HEADER, "c2,2024-05-02,4.00,o2", "c1,2024-06-02,-5.00,o1", "c3,2024-06-03,1.00,o4");
        assertThat(deliveries.ingest(deliveries.csv()).warnings())
                .as("of o2; the return of o1 has its own day")
                .singleElement()
                .satisfies(warning -> assertThat(warning)
                        .contains("1 of 6 rows are of an order that an earlier file has with other values")
                        .contains("duplicates={keys: [order_id]}"));
    }

    @Test
    void theSameEveningDeliveredTwiceIsBelowTheShareThatIsWarnedOf() {
        Deliveries deliveries = new Deliveries(root);
        write(deliveries, "a.csv", 1, 200);
        write(deliveries, "b.csv", 200, 399);
        assertThat(deliveries.ingest(deliveries.csv()).warnings())
                .as("one of 200 is half a percent, not more")
                .isEmpty();
        write(deliveries, "c.csv", 398, 500);
        assertThat(deliveries.ingest(deliveries.csv()).warnings()).hasSize(1);
    }

    private static Path write(Deliveries deliveries, String name, int from, int to) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int order = from; order <= to; order++) {
            lines.add(order(order, String.valueOf(order % 7 + 1)));
        }
        return deliveries.write(name, lines.toArray(String[]::new));
    }

    private static String order(int number, String amount) {
        return "c" + number % 15 + "," + java.time.LocalDate.of(2023, 1, 1).plusDays(number) + "," + amount + ",o"
                + number;
    }
}
