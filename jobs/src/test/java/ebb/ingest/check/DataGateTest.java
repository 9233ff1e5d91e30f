package ebb.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.GateSettings;
import ebb.conf.InputSettings;
import ebb.conf.SettingsException;
import ebb.ingest.Deliveries;
import ebb.ingest.catalogue.DataRefused;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.ingest.delivery.IngestReport;
import ebb.schema.CustomersTable;
import ebb.schema.IngestedFilesTable;
import ebb.schema.PurchasesTable;
import ebb.schema.RejectedRowsTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataGateTest {
    private static final GateSettings GATE = new GateSettings(0.01, 0.05, 0.5, 0.5);

    @TempDir
    Path root;

    @Tag("D3")
    @Test
    void stopsAboveTheShareOfRejectedRowsAndWritesNothing() {
        Deliveries deliveries = new Deliveries(root);
        assertThatThrownBy(() -> deliveries.ingest(hundred(deliveries, 6, 0)))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("6 of 100 rows (6.0 %) are rejected, over the limit of 5.0 %")
                .hasMessageContaining("6 x amount is not a number, for example amount is 'bad0'")
                .hasMessageContaining("(first in a.csv, line 2)")
                .as("no message shows a row")
                .hasMessageNotContaining("c0,2024-01-01,bad0")
                .hasMessageContaining("Nothing was written");
        assertThat(deliveries.lake.versions(
                        List.of(PurchasesTable.TABLE, RejectedRowsTable.TABLE, IngestedFilesTable.TABLE)))
                .isEmpty();
    }

    @Tag("D3")
    @Test
    void warnsBetweenTheTwoShares() {
        Deliveries deliveries = new Deliveries(root);
        IngestReport report = deliveries.ingest(hundred(deliveries, 5, 0));
        assertThat(report.warnings())
                .satisfiesExactly(
                        rows -> assertThat(rows).contains("5 of 100 rows (5.0 %) are rejected"),
                        customers ->
                                assertThat(customers).contains("5 of 100 customers (5.0 %) have rejected rows only"));
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id")).hasSize(95);
    }

    @Tag("D3")
    @Test
    void isSilentUpToTheLowerShare() {
        Deliveries deliveries = new Deliveries(root);
        assertThat(deliveries.ingest(hundred(deliveries, 1, 0)).warnings()).isEmpty();
    }

    @Test
    void saysWhyAFewRowsWithMostOfTheMoneyAreRefused() {
        Deliveries deliveries = new Deliveries(root);
        List<String> lines = new ArrayList<>(List.of("customer_id,ordered_at,amount"));
        for (int i = 0; i < 100; i++) {
            lines.add("c" + i + ",2024-01-01," + (i % 40 == 7 ? "13'329.00" : "12.50"));
        }
        deliveries.write("a.csv", lines.toArray(String[]::new));
        assertThatThrownBy(() -> deliveries.ingest(Deliveries.with(deliveries.csv(), GATE)))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("of the money")
                .hasMessageContaining("3 x amount is not a number, for example amount is '13'329.00'")
                .hasMessageContaining("set inputs.purchases.number-format, probably to '1'234.56'");
    }

    @Test
    void stopsAboveTheShareOfAnonymousRows() {
        Deliveries deliveries = new Deliveries(root);
        assertThatThrownBy(() -> deliveries.ingest(hundred(deliveries, 0, 51)))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("51 of 100 rows (51.0 %) have no customer_id")
                .hasMessageContaining("inputs.purchases.gate.anonymous-stop-share");
    }

    @Test
    void refusesASecondCurrencyWithItsValuesAlsoOfALaterDelivery() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write(
                "a.csv",
                "customer_id,ordered_at,amount,currency",
                "c1,2024-01-01,1,EUR",
                "c2,2024-01-01,1, eur",
                "c3,2024-01-01,1,");
        deliveries.ingest(deliveries.csv());
        deliveries.write(
                "b.csv", "customer_id,ordered_at,amount,currency", "c1,2024-01-02,1,USD", "c2,2024-01-02,1,USD");
        assertThatThrownBy(() -> deliveries.ingest(deliveries.csv()))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining(
                        "the column currency has EUR in 2 rows, USD in 2 rows, earlier deliveries included")
                .hasMessageContaining("inputs.purchases.where (as \"currency = 'EUR'\")");
        assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id")).hasSize(3);
    }

    @Test
    void refusesSharesThatMakeNoSense() {
        assertThatThrownBy(() -> new GateSettings(0.1, 0.05, 0.5, 0.5))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("gate.rejected-warn-share");
        assertThatThrownBy(() -> new GateSettings(0, 5, 0.5, 0.5))
                .hasMessageContaining("gate.rejected-stop-share: 5.0");
        assertThatThrownBy(() -> new GateSettings(0, 0.5, 0.5, Double.NaN))
                .hasMessageContaining("gate.anonymous-stop-share");
    }

    /** Two customers with most of the money in 2 of 300 rows, which cannot be divided into fields or hold a quote that is not closed. */
    @Test
    void weighsRowsThatCannotBeDividedIntoFields() {
        for (String amount : List.of("5,367.00", "5367.00,\"open", "5.367k")) {
            Deliveries deliveries = new Deliveries(root.resolve(amount.substring(0, 1) + amount.length()));
            List<String> lines = new ArrayList<>(List.of("customer_id,ordered_at,amount,note"));
            for (int i = 0; i < 298; i++) {
                lines.add("c" + i % 50 + ",2024-01-01,10.00,x");
            }
            lines.add("big1,2024-01-01," + amount + (amount.contains("open") ? "" : ",x"));
            lines.add("big2,2024-01-02," + amount + (amount.contains("open") ? "" : ",x"));
            deliveries.write("a.csv", lines.toArray(String[]::new));
            assertThatThrownBy(() -> deliveries.ingest(Deliveries.with(deliveries.csv(), GATE)))
                    .as(amount)
                    .isInstanceOf(DataRefused.class)
                    .hasMessageContaining("hold about 10,734.00 of 13,714.00 of the money (78.3 %)")
                    .hasMessageContaining("Most often: 2 x ");
            GateSettings open = new GateSettings(0.01, 0.05, 1, 1);
            assertThat(deliveries
                            .ingest(Deliveries.with(deliveries.csv(), open))
                            .warnings())
                    .as(amount)
                    .anyMatch(words -> words.contains("2 of 52 customers (3.8 %) have rejected rows only"))
                    .noneMatch(words -> words.contains("big1"));
        }
    }

    /** Two of 300 totals have a mark between thousands, which the expression of a total less what was given back cannot read. */
    @Test
    void weighsAmountsThatAnExpressionCannotRead() {
        Deliveries deliveries = new Deliveries(root);
        List<String> lines = new ArrayList<>(List.of("customer_id,ordered_at,Total,Refund"));
        for (int i = 0; i < 298; i++) {
            lines.add("c" + i % 50 + ",2024-01-01,10.00,");
        }
        lines.add("big1,2024-01-01,\"5,400.00\",");
        lines.add("big2,2024-01-01,6000.00,\"1,000.00\"");
        deliveries.write("a.csv", lines.toArray(String[]::new));
        InputSettings net = Deliveries.with(
                deliveries.csv(),
                "columns",
                Map.of(
                        "amount",
                        "cast(Total as decimal(18,2)) - if(coalesce(trim(Refund), '') = '', 0, cast(Refund as decimal(18,2)))"));
        assertThatThrownBy(() -> deliveries.ingest(Deliveries.with(net, GATE)))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("hold about 10,400.00 of 13,380.00 of the money (77.7 %)")
                .hasMessageContaining("2 x amount is not a number")
                .hasMessageContaining(
                        "Numbers such as '5,400.00' were refused for how they are written: write read_number(column) in place of");
    }

    @Test
    void readsOptOutsInSeveralLanguagesAndWarnsOfOneThatItCannotRead() {
        Deliveries deliveries = new Deliveries(root);
        List<String> words = List.of("ja", "x", "Oui", "ON", "s\u00ed", "yes", "1", "nein", "non", "off", "no", "0");
        List<String> lines = new ArrayList<>(List.of("customer_id,opted_out"));
        for (int i = 0; i < 300; i++) {
            lines.add("c" + i + "," + (i < words.size() ? words.get(i) : "false"));
        }
        lines.add("c300,newsletter only");
        deliveries.write("a.csv", lines.toArray(String[]::new));
        assertThat(deliveries.ingest(InputCatalogue.CUSTOMERS, deliveries.csv()).warnings())
                .anyMatch(warning -> warning.startsWith(
                                "customers: 1 of 301 rows (0.3 %) are rejected, so what they ask is not known")
                        && warning.contains("opted_out is neither true nor false"));
        assertThat(deliveries.rows(CustomersTable.TABLE, "opted_out")).hasSize(300);
        assertThat(deliveries.lake.read(CustomersTable.TABLE).where("opted_out").count())
                .isEqualTo(7);
    }

    @Test
    void namesTheDateFormatOfDatesThatAreRefused() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", "customer_id,ordered_at,amount", "c1,05/06/2024,1", "c2,25/06/2024,1");
        assertThatThrownBy(() -> deliveries.ingest(Deliveries.with(deliveries.csv(), GATE)))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("set inputs.purchases.date-format, probably to 'd/M/yyyy'");
        InputSettings dated = Deliveries.written(deliveries.csv(), null, "dd/MM/yyyy");
        assertThat(Deliveries.summary(deliveries.ingest(Deliveries.with(dated, GATE))))
                .isEqualTo("2 = 2 + 0 + 0 + 0");
    }

    @Test
    void refusesAFirstDeliveryOfWhichNoRowMeetsTheCondition() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", "customer_id,ordered_at,amount,Order Status", "c1,2024-01-01,1,paid");
        InputSettings nothing = Deliveries.with(deliveries.csv(), "where", "`Order Status` = 'Paid'");
        assertThatThrownBy(() -> deliveries.ingest(nothing))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("no row meets inputs.purchases.where")
                .hasMessageContaining("Nothing was written");
        assertThatThrownBy(() -> deliveries.ingest(Deliveries.with(deliveries.csv(), "where", "Order Status = 'paid'")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("Write `Order Status` in backticks");
        deliveries.ingest(Deliveries.with(deliveries.csv(), "where", "`Order Status` = 'paid'"));
        deliveries.write("b.csv", "customer_id,ordered_at,amount,Order Status", "c1,2024-01-01,1,open");
        assertThat(deliveries
                        .ingest(Deliveries.with(deliveries.csv(), "where", "`Order Status` = 'paid'"))
                        .warnings())
                .singleElement()
                .satisfies(words -> assertThat(words).contains("no row meets"));
    }

    private static InputSettings hundred(Deliveries deliveries, int bad, int anonymous) {
        List<String> lines = new ArrayList<>(List.of("customer_id,ordered_at,amount"));
        for (int i = 0; i < 100; i++) {
            String customer = i >= bad && i < bad + anonymous ? "" : "c" + i;
            lines.add(customer + ",2024-01-01," + (i < bad ? "bad" + i : "1"));
        }
        deliveries.write("a.csv", lines.toArray(String[]::new));
        return Deliveries.with(deliveries.csv(), GATE);
    }
}
