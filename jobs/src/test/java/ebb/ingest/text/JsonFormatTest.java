package ebb.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFormatTest {
    private static final String PAGE = "{\"page\": 0, \"orders\": [{\"id\": 1}, {\"id\": 2}]}";

    /** A document between two pages of two records each, and the faults of what it brings. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"data\": [{\"id\": 3}, {\"id\": 4}, {\"id\": 5}]}|3|orders is missing, data has 3 objects",
                "{\"orders\": null, \"next\": {\"rows\": [{\"id\": 3}]}}|1|orders is null, next.rows has 1 objects",
                "{\"error\": \"rate limit\", \"page\": 1}|1|orders is missing, it has error, page",
                "{\"orders\": null}|1|orders is null, it has orders",
                "{\"orders\": {\"0\": {\"id\": 3}}}|1|orders is",
                "{}|1|orders is missing, it is empty",
            })
    void everyDocumentWithoutTheArrayIsRefusedWithWhatItHolds(String other, int refused, String fault)
            throws IOException {
        for (String option : List.of("records", "lines")) {
            List<String> faults = faults(option, String.join("\n", PAGE, other, PAGE));
            assertThat(faults).as(option).hasSize(4 + refused);
            assertThat(faults.subList(2, 2 + refused))
                    .as(option)
                    .allMatch(found -> found.startsWith(JsonFormat.NO_ARRAY + ": " + fault));
            assertThat(faults.stream().filter("-"::equals)).as(option).hasSize(4);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"other\": [{\"id\": 8}], \"orders\": [{\"id\": 1}]}|1",
                "{\"orders\": [{\"id\": 1}], \"other\": [{\"id\": 8}, {\"id\": 9}]}|1",
                "{\"orders\": []}|0",
            })
    void otherArraysBesideTheRecordsAreNoRecords(String document, int records) throws IOException {
        assertThat(faults("records", PAGE + "\n" + document))
                .hasSize(2 + records)
                .containsOnly("-");
    }

    /** One of the values would count and the other be lost without a word; equal values lose nothing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"id\": 1, \"amount\": 5, \"amount\": 500}|amount",
                "{\"id\": 1, \"item\": {\"sku\": \"a\", \"sku\": \"b\"}}|sku",
                "{\"id\": 1, \"items\": [{\"sku\": \"a\"}, {\"sku\": \"a\", \"sku\": \"b\"}]}|sku",
                "{\"id\": 1, \"amount\": 5, \"amount\": 5}|-",
                "{\"id\": 1, \"items\": [{\"sku\": \"a\"}, {\"sku\": \"b\"}]}|-",
            })
    void aRecordWithTwoValuesOfAKeyIsRefused(String record, String key) throws IOException {
        String fault = "-".equals(key) ? "-" : "a key stands twice in the record: '" + key + "' has two values";
        assertThat(faults("encoding", "utf-8", record + "\n{\"id\": 2}")).containsExactly(fault, "-");
        assertThat(faults("records", "{\"orders\": [{\"id\": 2}, " + record + "]}"))
                .containsExactly("-", fault);
    }

    /** As in a header: the second is a column of its own, and a mapping that needs one of them is refused. */
    @Test
    void keysThatDifferInCapitalsAloneAreTwoColumns() throws IOException {
        byte[] bytes = "{\"id\": 1, \"Amount\": 5, \"amount\": 500}\n{\"ID\": 2, \"amount\": 7}\n"
                .getBytes(StandardCharsets.UTF_8);
        TextPlan plan = new JsonFormat(Map.of()).plan(new ByteArrayInputStream(bytes));
        RecordReader records =
                plan.open(new ByteArrayInputStream(bytes), plan.splits().get(0), List.of("id", "amount", "amount_2"));
        List<String> values = new ArrayList<>();
        while (records.next()) {
            values.add(records.value(0) + " " + records.value(1) + " " + records.value(2));
        }

        assertThat(plan.repeated()).containsExactly("Amount");
        assertThat(values).containsExactly("1 5 500", "2 7 null");
    }

    private static List<String> faults(String option, String text) throws IOException {
        return faults(option, "orders", text);
    }

    private static List<String> faults(String option, String set, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TextPlan plan = new JsonFormat(Map.of(option, set)).plan(new ByteArrayInputStream(bytes));
        RecordReader records =
                plan.open(new ByteArrayInputStream(bytes), plan.splits().get(0), plan.columns());
        List<String> faults = new ArrayList<>();
        while (records.next()) {
            faults.add(records.fault() == null ? "-" : records.fault());
        }
        assertThat(plan.records()).isEqualTo(faults.size());
        return faults;
    }
}
