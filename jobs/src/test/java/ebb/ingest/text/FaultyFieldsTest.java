package ebb.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FaultyFieldsTest {
    private static final List<String> COLUMNS = List.of("id", "customer", "day", "note", "amount");

    @Property(tries = 200)
    void findsTheNumberThatTheDelimiterDivides(
            @ForAll @IntRange(min = 1_000, max = 9_999_999) int cents, @ForAll @IntRange(max = 4) int place)
            throws IOException {
        String number = String.format(Locale.ROOT, "%,d.%02d", 1_000 + cents, cents % 100);
        List<String> columns = new ArrayList<>(List.of("id", "customer", "day", "note"));
        List<String> sound = new ArrayList<>(List.of("A1", "C1", "2024-01-01", "x"));
        List<String> values = new ArrayList<>(List.of("A2", "C2", "2024-01-02", "y"));
        columns.add(place, "amount");
        sound.add(place, "12.50");
        values.add(place, number);
        List<List<String>> read = read(
                List.of(String.join(",", columns), String.join(",", sound), String.join(",", values)),
                Map.of(),
                columns);
        assertThat(read.get(0)).isEqualTo(sound);
        assertThat(read.get(1)).isEqualTo(values);
    }

    @Example
    void findsTheDividedNumberWhereTheLastFieldIsEmptyOrNoRecordIsSound() throws IOException {
        List<String> columns = List.of("a", "b", "c", "d");
        assertThat(read(List.of("a,b,c,d", "1,x,9.75,", "2,x,1,234.56,"), Map.of(), columns))
                .last()
                .isEqualTo(List.of("2", "x", "1,234.56", ""));
        assertThat(read(List.of("a,b,c,d", "10,x,12,50,", "11,x,3,05,"), Map.of(), columns))
                .containsExactly(List.of("10", "x", "12,50", ""), List.of("11", "x", "3,05", ""));
        List<String> trailing = new ArrayList<>(List.of("a,b,c,d", "1,x,9,,", "1,x,1,234.56,y,"));
        for (int i = 0; i < 20; i++) {
            trailing.add(1000 + i + "," + (11 + i) + ",x," + i + ",");
        }
        assertThat(read(trailing, Map.of(), columns))
                .startsWith(List.of("1", "x", "9", ""), List.of("1", "x", "1,234.56", "y"))
                .endsWith(List.of("1019", "30", "x", "19"));
    }

    @Property(tries = 200)
    void findsTheTextThatTheDelimiterDivides(@ForAll @IntRange(max = 1) int place) throws IOException {
        List<String> values = new ArrayList<>(List.of("A2", "2024-01-02", "9.75"));
        values.add(2 * place + 1, "Meyer, Anna");
        List<String> sound = new ArrayList<>(List.of("A1", "2024-01-01", "12.50"));
        sound.add(2 * place + 1, "Otto");
        assertThat(read(
                                List.of("a,b,c,d", String.join(",", sound), String.join(",", values)),
                                Map.of(),
                                List.of("a", "b", "c", "d"))
                        .get(1))
                .isEqualTo(values);
    }

    @Example
    void readsWhatStandsBeforeAndBehindAQuoteThatIsNotClosed() throws IOException {
        List<List<String>> read = read(
                List.of(
                        String.join(",", COLUMNS),
                        "1,c1,2024-01-01,\"open,5367.00",
                        "\"2\",\"c2\",\"2024-01-02\",\"open,\"12.50\"",
                        "3,c3,2024-01-03,x,1"),
                Map.of(),
                COLUMNS);
        assertThat(read)
                .containsExactly(
                        List.of("1", "c1", "2024-01-01", "open", "5367.00"),
                        List.of("2", "c2", "2024-01-02", "open", "12.50"),
                        List.of("3", "c3", "2024-01-03", "x", "1"));
    }

    @Property(tries = 100)
    void fillsDownWithinAnOrderOnly(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 4) Integer> customers,
            @ForAll boolean repeatsTheNumber)
            throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,customer,day,note,amount"));
        Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < customers.size(); i++) {
            String customer = customers.get(i) == 0 ? "" : "c" + customers.get(i);
            lines.add("o" + i + "," + customer + ",2024-01-01,a," + i);
            lines.add((repeatsTheNumber ? "o" + i : "") + ",,,b," + 2 * i);
            expected.merge(customer, 3 * i, Integer::sum);
        }
        Map<String, Integer> found = new HashMap<>();
        for (List<String> row :
                read(lines, Map.of("fill-down", repeatsTheNumber ? "customer, day" : "day, customer, id"), COLUMNS)) {
            assertThat(row.get(2)).isEqualTo("2024-01-01");
            found.merge(row.get(1), Integer.parseInt(row.get(4)), Integer::sum);
        }
        assertThat(found).isEqualTo(expected);
    }

    private static List<List<String>> read(List<String> lines, Map<String, String> options, List<String> columns)
            throws IOException {
        byte[] bytes = String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8);
        TextPlan plan = new CsvFormat(options).withOrder("id").plan(new ByteArrayInputStream(bytes));
        TextSplit split = plan.splits().get(0);
        int from = (int) split.offset();
        RecordReader records = plan.open(new ByteArrayInputStream(bytes, from, bytes.length - from), split, columns);
        List<List<String>> rows = new ArrayList<>();
        while (records.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                row.add(records.value(i) == null ? "" : records.value(i).toString());
            }
            rows.add(row);
        }
        return rows;
    }
}
