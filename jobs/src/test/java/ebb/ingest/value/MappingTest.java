package ebb.ingest.value;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.InputFormat;
import ebb.conf.SettingsException;
import ebb.ingest.Deliveries;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("D1")
class MappingTest {
    @TempDir
    Path root;

    @Test
    void namesEveryMissingColumnTheColumnsThereAreAndTheNearest() {
        refused("custmer_id,date,ammount", Map.of("ordered_at", "dates"))
                .hasMessageContaining("a.csv")
                .hasMessageContaining("customer_id, nearest: custmer_id")
                .hasMessageContaining("ordered_at (mapped to dates), nearest: date")
                .hasMessageContaining("amount, nearest: ammount")
                .hasMessageContaining("It has ammount, custmer_id, date.");
    }

    @Test
    void namesTheColumnThatAnExpressionLacks() {
        refused("customer_id,ordered_at,price", Map.of("amount", "price * quantity"))
                .hasMessageContaining("amount (mapped to quantity)");
    }

    @Test
    void namesAnExpressionThatIsWrongAndWhy() {
        refused("customer_id,ordered_at,price", Map.of("amount", "price *"))
                .hasMessageContaining("inputs.purchases.columns.amount: 'price *'");
        refused("customer_id,ordered_at,price", Map.of("amount", "no_such_function(price)"))
                .hasMessageContaining("no_such_function");
        refused("customer_id,ordered_at,price", Map.of("amount", "sum(price)"))
                .hasMessageContaining("does not give one value for each row");
    }

    @Test
    void refusesAnExpressionOfTheWrongType() {
        refused("customer_id,ordered_at,amount", Map.of("ordered_at", "array(ordered_at)"))
                .hasMessageContaining("gives ARRAY<STRING>, and ordered_at is TIMESTAMP");
    }

    @Test
    void refusesAColumnTheTableDoesNotHave() {
        refused("customer_id,ordered_at,amount", Map.of("custommer_id", "customer_id"))
                .hasMessageContaining("inputs.purchases.columns.custommer_id")
                .hasMessageContaining("Did you mean customer_id?");
    }

    @Test
    void namesTheFileThatLacksAColumn() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", "customer_id,ordered_at,amount", "c,2024-01-01,1");
        deliveries.write("b.csv", "customer_id,ordered_at", "c,2024-01-01");
        assertThatThrownBy(() -> deliveries.ingest(deliveries.csv()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("b.csv")
                .hasMessageContaining("columns missing for amount");
    }

    @Test
    void saysThatNoFileMatches() {
        Deliveries deliveries = new Deliveries(root);
        assertThatThrownBy(() -> deliveries.ingest(Deliveries.with(deliveries.csv(), root + "/none/*.csv")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("no file matches " + root + "/none/*.csv")
                .hasMessageContaining("inputs.purchases.path");
    }

    @Test
    void refusesUnknownOptionsAndTwoColumnsOfOneName() {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", "customer_id,ordered_at,amount,Amount", "c,2024-01-01,1,1");
        assertThatThrownBy(() ->
                        deliveries.ingest(deliveries.settings(InputFormat.CSV, Map.of(), Map.of("delimeter", ";"))))
                .hasMessageContaining("Did you mean delimiter?");
        assertThatThrownBy(() -> deliveries.ingest(deliveries.csv())).hasMessageContaining("two columns called amount");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(String header, Map<String, String> columns) {
        Deliveries deliveries = new Deliveries(root);
        deliveries.write("a.csv", header, "c,2024-01-01,1");
        return assertThatThrownBy(() -> deliveries.ingest(deliveries.csv(columns)))
                .isInstanceOf(SettingsException.class);
    }
}
