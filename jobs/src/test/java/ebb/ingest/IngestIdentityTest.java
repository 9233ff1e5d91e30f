package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.IdRule;
import ebb.conf.InputFormat;
import ebb.conf.InputSettings;
import ebb.conf.SettingsException;
import ebb.ingest.catalogue.Input;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.ingest.delivery.IngestReport;
import ebb.schema.IngestedFilesTable;
import ebb.schema.PurchasesTable;
import ebb.schema.RejectedRowsTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestIdentityTest {
    private static final String HEADER = "customer_id,ordered_at,amount";

    @TempDir
    Path root;

    @Tag("F5")
    @Test
    void oneCustomerHasOneIdHoweverItIsWritten() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write(
                "a.csv",
                HEADER,
                "17850,2024-01-01,1",
                "17850.0,2024-01-01,1",
                "\u00a017850\u200b,2024-01-01,1",
                "\ufeff17850\t,2024-01-01,1",
                "v1.0,2024-01-01,1",
                "\u200b,2024-01-01,1");
        assertThat(Deliveries.summary(deliveries.ingest(deliveries.csv()))).isEqualTo("6 = 5 + 0 + 1 + 0");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id"))
                .containsExactly("17850", "17850", "17850", "17850", "v1.0");
    }

    @Test
    void idsThatASpreadsheetHasShortenedAreRejectedAndTheWayOutIsSaid() {
        Deliveries deliveries = new Deliveries(root);
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < 200; i++) {
            lines.add((i == 7 ? "4.90156E+11" : "1.23456" + (100 + i) + "E+08") + ",2024-01-01,1");
        }
        deliveries.write("a.csv", lines.toArray(String[]::new));
        IngestReport report = deliveries.ingest(deliveries.csv());
        assertThat(Deliveries.summary(report)).isEqualTo("200 = 199 + 0 + 0 + 1");
        assertThat(report.warnings())
                .singleElement()
                .asString()
                .contains("Ids such as '4.90156E+11' were refused: a spreadsheet has cut off digits")
                .contains("Format the column as text");
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "reason", "detail"))
                .containsExactly(
                        "customer_id has lost digits in a spreadsheet|customer_id is '4.90156E+11'; expected an"
                                + " id with all of its digits");
    }

    @Test
    void idsThatAreDoublesBecomeWholeNumbers() {
        Deliveries deliveries = new Deliveries(root);
        deliveries
                .spark
                .sql(
                        "SELECT id, timestamp'2024-01-01' AS ordered_at, 1.0 AS amount FROM VALUES (12345601D), (17850D), (0.5D) AS t(id)")
                .coalesce(1)
                .write()
                .parquet(root.resolve("parquet").toString());
        InputSettings settings = deliveries.settings(InputFormat.PARQUET, Map.of("customer_id", "id"), Map.of());
        deliveries.ingest(Deliveries.with(settings, root.resolve("parquet").toString()));
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id")).containsExactly("0.5", "12345601", "17850");
    }

    @Test
    void capitalsAreWarnedOfUntilTheyMakeNoDifference() {
        Deliveries deliveries = new Deliveries(root);
        List<String> lines = customers(12);
        lines.add("Ann@shop.example,2024-01-01,1");
        lines.add("ann@shop.example,2024-01-02,1");
        deliveries.write("a.csv", lines.toArray(String[]::new));
        assertThat(deliveries.ingest(deliveries.csv()).warnings())
                .singleElement()
                .asString()
                .contains("2 customer ids differ from another only in capitals; they are 1 with")
                .doesNotContain("@");
        InputSettings lower = Deliveries.with(deliveries.csv(), "idFormat", List.of(IdRule.LOWER_CASE));
        assertThat(deliveries.ingest(lower).warnings()).isEmpty();
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id"))
                .contains("ann@shop.example")
                .doesNotContain("Ann@shop.example");
    }

    @Test
    void anIdWithAnImplausibleShareOfRowsIsWarnedOfAndCanBeMadeAnonymous() {
        Deliveries deliveries = new Deliveries(root);
        List<String> lines = customers(40);
        for (int i = 0; i < 20; i++) {
            lines.add("Guest,2024-02-" + (10 + i % 7) + "," + (1 + i));
        }
        deliveries.write("a.csv", lines.toArray(String[]::new));
        assertThat(deliveries.ingest(deliveries.csv()).warnings())
                .singleElement()
                .asString()
                .contains("customer_id 'Guest' has 20 of 60 rows on 7 days")
                .contains("inputs.purchases.anonymous-values=[Guest]");
        InputSettings named = Deliveries.with(deliveries.csv(), "anonymousValues", List.of("guest ", "0"));
        assertThat(Deliveries.summary(deliveries.ingest(named))).isEqualTo("60 = 40 + 0 + 20 + 0");
    }

    @Test
    void aCustomerWithManyOrdersIsNoPlaceholder() {
        Deliveries deliveries = new Deliveries(root);
        List<String> lines = customers(40);
        for (int i = 0; i < 8; i++) {
            lines.add("c1,2024-03-0" + (1 + i) + ",5");
        }
        deliveries.write("a.csv", lines.toArray(String[]::new));
        assertThat(deliveries.ingest(deliveries.csv()).warnings()).isEmpty();
    }

    @Test
    void aLineOfTotalsIsWarnedOf() {
        Deliveries deliveries = new Deliveries(root);
        List<String> lines = customers(20);
        lines.add("Grand total,2024-06-01,210.00");
        deliveries.write("a.csv", lines.toArray(String[]::new));
        assertThat(deliveries.ingest(deliveries.csv()).warnings())
                .singleElement()
                .asString()
                .contains("one row (a.csv, line 22) has 210.00 of the 420.00 in the file")
                .contains("<> 'Grand total'");
    }

    @Test
    void oneCustomerHasOneIdHoweverProgramsWrapIt() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write(
                "a.csv",
                HEADER,
                "\"=\"\"00123\"\"\",2024-01-01,1",
                "'00123,2024-01-01,1",
                "00\u00ad123,2024-01-01,1",
                "M\u00fcller  Ost,2024-01-01,1",
                "Mu\u0308ller\u00a0Ost,2024-01-01,1",
                "'t Hooft,2024-01-01,1");
        deliveries.ingest(deliveries.csv());
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id"))
                .containsExactly("'t Hooft", "00123", "00123", "00123", "M\u00fcller Ost", "M\u00fcller Ost");
    }

    @Test
    void wordsForNobodyAreWarnedOfHoweverFewRowsTheyHave() {
        Deliveries deliveries = new Deliveries(root);
        List<String> lines = customers(200);
        lines.addAll(List.of("gast,2024-01-01,1", "gast,2024-01-02,1", "-,2024-01-02,1", "-,2024-01-03,1"));
        deliveries.write("a.csv", lines.toArray(String[]::new));
        assertThat(deliveries.ingest(deliveries.csv()).warnings())
                .singleElement()
                .asString()
                .contains("customer ids such as '-', 'gast' have 4 rows and seem to stand for no customer")
                .contains("inputs.purchases.anonymous-values=['-', 'gast']");
        InputSettings named = Deliveries.with(deliveries.csv(), "anonymousValues", List.of("-", "gast"));
        assertThat(deliveries.ingest(named).warnings()).isEmpty();
    }

    @Test
    void idsThatAreCountedFromZeroAreNobodysWord() {
        Deliveries deliveries = new Deliveries(root);
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < 40; i++) {
            lines.add(i % 20 + ",2024-01-0" + (1 + i % 9) + "," + (1 + i));
        }
        deliveries.write("a.csv", lines.toArray(String[]::new));
        assertThat(deliveries.ingest(deliveries.csv()).warnings()).isEmpty();
    }

    @Test
    void idsThatDifferInZerosInFrontAreWarnedOf() {
        Deliveries deliveries = new Deliveries(root);
        List<String> lines = customers(20);
        lines.addAll(List.of("00123,2024-01-01,1", "123,2024-01-02,1", "0124,2024-01-02,1"));
        deliveries.write("a.csv", lines.toArray(String[]::new));
        assertThat(deliveries.ingest(deliveries.csv()).warnings())
                .singleElement()
                .asString()
                .contains("2 customer ids differ from another only in zeros in front")
                .contains("trim(LEADING '0' FROM");
    }

    @Test
    void monthlySubtotalsAreWarnedOf() {
        Deliveries deliveries = new Deliveries(root);
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int month = 1; month <= 5; month++) {
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                int cents = 500 + (37 * i * month + 11 * i) % 900;
                sum += cents;
                lines.add("c" + i + ",2024-0" + month + "-0" + (1 + i) + "," + cents / 100 + "."
                        + (cents % 100 + 100 + "").substring(1));
            }
            lines.add("c8,2024-0" + month + "-28," + sum / 100 + "." + (sum % 100 + 100 + "").substring(1));
        }
        deliveries.write("a.csv", lines.toArray(String[]::new));
        assertThat(deliveries.ingest(deliveries.csv()).warnings())
                .singleElement()
                .asString()
                .contains("5 rows of a.csv each have the sum of the rows above them")
                .contains("inputs.purchases.where");
    }

    @Test
    void linesOfTotalsAreKnownByTheirWord() {
        Deliveries deliveries = new Deliveries(root);
        List<String> lines = customers(40);
        lines.addAll(List.of("Summe 2024-01,2024-01-31,3", "Month total May,2024-05-31,3", "Total Wine,2024-01-31,3"));
        deliveries.write("a.csv", lines.toArray(String[]::new));
        assertThat(deliveries.ingest(deliveries.csv()).warnings())
                .singleElement()
                .asString()
                .contains("'Month total May', 'Summe 2024-01' have 2 rows: are they lines of totals?");
    }

    @Test
    void rowsLeftOutByTheConditionAreCountedApart() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write(
                "a.csv",
                HEADER + ",status,test",
                "c1,2024-01-01,1,completed,false",
                "c1,2024-01-01,,cancelled,false",
                "c2,2024-01-01,2,completed,true",
                "c2,2024-01-01,2,,false",
                "c3,2024-01-01,x,completed,false",
                "c4,2024-01-01,1,completed,false,too,many");
        InputSettings completed = Deliveries.with(deliveries.csv(), "where", "status = 'completed' AND test = 'false'");
        IngestReport report = deliveries.ingest(completed);
        assertThat(report.total().filtered()).isEqualTo(3);
        assertThat(Deliveries.summary(report)).isEqualTo("6 = 1 + 0 + 0 + 2");
        assertThat(deliveries.rows(IngestedFilesTable.TABLE, "filtered_count")).containsExactly("3");
        assertThat(deliveries.rows(RejectedRowsTable.TABLE, "reason")).hasSize(2);
    }

    @Test
    void aConditionThatCannotBeAskedIsRefused() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", HEADER + ",status", "c1,2024-01-01,1,completed");
        assertThatThrownBy(() -> deliveries.ingest(Deliveries.with(deliveries.csv(), "where", "state = 'completed'")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("inputs.purchases.where")
                .hasMessageContaining("Did you mean status?");
        assertThatThrownBy(() -> deliveries.ingest(Deliveries.with(deliveries.csv(), "where", "amount + 1")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("not true or false");
        deliveries.write("b.csv", HEADER, "c1,2024-01-01,1");
        assertThatThrownBy(() -> deliveries.ingest(Deliveries.with(deliveries.csv(), "where", "status = 'completed'")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("b.csv has no column status");
    }

    @Test
    void customersThatNoPurchaseKnowsAreWarnedOf() {
        Deliveries deliveries = new Deliveries(root.resolve("shop"));
        deliveries.write("orders/a.csv", customers(12).toArray(String[]::new));
        deliveries.write(
                "customers/a.csv",
                "customer_id,opted_out",
                "00001,true",
                "00002,true",
                "00003,false",
                "00004,false",
                "00005,true",
                "00005,false");
        Map<Input, InputSettings> inputs = new LinkedHashMap<>();
        inputs.put(InputCatalogue.PURCHASES, Deliveries.with(deliveries.csv(), deliveries.folder + "/orders"));
        inputs.put(InputCatalogue.CUSTOMERS, Deliveries.with(deliveries.csv(), deliveries.folder + "/customers"));
        IngestReport customers = deliveries.ingest(inputs).get(1);
        assertThat(customers.matchedShare()).hasValue(0);
        assertThat(customers.warnings()).hasSize(2);
        assertThat(customers.warnings().get(0)).contains("1 rows list a customer again");
        assertThat(customers.warnings().get(1))
                .contains("only 0 of its 5 customers are among the 12 of the purchases")
                .contains("look like '99999' here and like 'A9' there");
    }

    private static List<String> customers(int count) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 1; i <= count; i++) {
            lines.add("c" + i + ",2024-01-" + (10 + i % 20) + "," + i);
        }
        return lines;
    }
}
