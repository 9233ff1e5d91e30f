package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.Duplicates;
import ebb.conf.InputSettings;
import ebb.ingest.delivery.FileCounts;
import ebb.ingest.delivery.ValidatedRows;
import ebb.ingest.value.LongSet;
import ebb.schema.PurchasesTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random files with duplicates within and across them, some rows rejected, filtered or of nobody, in two deliveries: what is kept and what is counted must
 * be what the test finds by itself.
 */
@Tag("B4")
class DuplicatesPropertyTest {
    private static final String HEADER = "customer_id,ordered_at,amount,order_id";
    private static final int ROWS = 40;
    private static final String FILTERED_AMOUNT = "4";

    @TempDir
    Path root;

    /** Which rows are the same, and how many of them are looked up one by one. */
    private record Case(Duplicates duplicates, int most) {}

    /** A line of a file. */
    private record Line(String file, int number, String customer, String amount, String order) {
        static Line random(Random random, String file, int number) {
            return new Line(
                    file,
                    number,
                    random.nextInt(9) == 0 ? "" : "c" + random.nextInt(3),
                    random.nextInt(9) == 0 ? "x" : String.valueOf(1 + random.nextInt(4)),
                    random.nextInt(9) == 0 ? "" : "o" + random.nextInt(12));
        }

        String text() {
            return String.join(",", customer, "2024-01-0" + (1 + order.length()), amount, order);
        }

        String verdict() {
            if (amount.equals(FILTERED_AMOUNT)) {
                return ValidatedRows.FILTERED;
            }
            if (amount.equals("x")) {
                return ValidatedRows.REJECTED;
            }
            return customer.isEmpty() ? ValidatedRows.ANONYMOUS : ValidatedRows.ACCEPTED;
        }

        boolean isAccepted() {
            return verdict().equals(ValidatedRows.ACCEPTED);
        }

        String stored() {
            return String.join("|", customer, amount + ".00", order.isEmpty() ? "-" : order, file);
        }
    }

    static List<Case> cases() {
        Duplicates byOrder = Duplicates.byKeys("order_id");
        return List.of(
                new Case(Duplicates.WHOLE_ROW, LongSet.MOST),
                new Case(Duplicates.ACROSS_FILES, LongSet.MOST),
                new Case(Duplicates.ACROSS_FILES, 0),
                new Case(byOrder, LongSet.MOST),
                new Case(byOrder, 0),
                new Case(Duplicates.byKeys("order_id", "customer_id"), LongSet.MOST),
                new Case(byOrder.keepingOldest(), LongSet.MOST));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsAndCountsWhatTheTestFindsByItself(Case tried) {
        Deliveries deliveries = new Deliveries(root);
        InputSettings settings = Deliveries.with(
                Deliveries.with(deliveries.csv(), tried.duplicates()), "where", "amount <> '" + FILTERED_AMOUNT + "'");
        Random random = new Random(7);
        List<Line> all = new ArrayList<>();
        for (int delivery = 1; delivery <= 2; delivery++) {
            List<Line> delivered = new ArrayList<>();
            for (String name : List.of(delivery + "-a.csv", delivery + "-b.csv")) {
                List<Line> lines = lines(random, deliveries.folder.resolve(name));
                deliveries.write(
                        name,
                        Stream.concat(Stream.of(HEADER), lines.stream().map(Line::text))
                                .toArray(String[]::new));
                delivered.addAll(lines);
            }
            all.addAll(delivered);
            Set<Line> kept = kept(all, tried.duplicates());
            FileCounts total = deliveries.ingest(settings, tried.most()).total();
            assertThat(List.of(
                            total.in(),
                            total.accepted(),
                            total.rejected(),
                            total.anonymous(),
                            total.filtered(),
                            total.duplicates()))
                    .as("delivery " + delivery)
                    .containsExactly(
                            (long) delivered.size(),
                            delivered.stream().filter(kept::contains).count(),
                            number(delivered, ValidatedRows.REJECTED),
                            number(delivered, ValidatedRows.ANONYMOUS),
                            number(delivered, ValidatedRows.FILTERED),
                            delivered.stream()
                                    .filter(line -> line.isAccepted() && !kept.contains(line))
                                    .count());
            assertThat(deliveries.rows(PurchasesTable.TABLE, "customer_id", "amount", "order_id", "source_file"))
                    .as("delivery " + delivery)
                    .containsExactlyElementsOf(
                            kept.stream().map(Line::stored).sorted().toList());
        }
    }

    private static List<Line> lines(Random random, Path file) {
        List<Line> lines = new ArrayList<>();
        for (int number = 0; number < ROWS; number++) {
            lines.add(Line.random(random, file.toString(), number));
        }
        return lines;
    }

    private static long number(List<Line> lines, String verdict) {
        return lines.stream().filter(line -> line.verdict().equals(verdict)).count();
    }

    /** Lines come in the order of their deliveries, files and numbers. */
    private static Set<Line> kept(List<Line> lines, Duplicates duplicates) {
        Map<String, List<Line>> byKey = new LinkedHashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (Line line : lines) {
            if (line.isAccepted() || duplicates.replaceEarlier()) {
                byKey.computeIfAbsent(key(line, duplicates, numbers), key -> new ArrayList<>())
                        .add(line);
            }
        }
        return byKey.values().stream()
                .flatMap(same -> same.stream()
                        .filter(line -> !duplicates.replaceEarlier()
                                || line.file().equals(same.get(same.size() - 1).file()))
                        .filter(Line::isAccepted)
                        .limit(1))
                .collect(Collectors.toSet());
    }

    private static String key(Line line, Duplicates duplicates, Map<String, Integer> numbers) {
        String itself = line.file() + line.number();
        return switch (duplicates.kind()) {
            case NONE -> itself;
            case WHOLE_ROW -> line.text();
            case ACROSS_FILES -> line.text() + "#" + numbers.merge(line.text() + line.file(), 1, Integer::sum);
            case KEYS -> {
                boolean hasCustomer = duplicates.keys().contains(PurchasesTable.CUSTOMER_ID);
                yield line.order().isEmpty() || (hasCustomer && line.customer().isEmpty())
                        ? itself
                        : line.order() + (hasCustomer ? line.customer() : "");
            }
        };
    }
}
