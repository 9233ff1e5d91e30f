package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.commons.io.FileUtils;

/**
 * Random deliveries with rows of every fate, written and counted by the test itself: where the command line ends with 0, every record is in one of the
 * counts, and what is accepted is what was written.
 */
class AccountedRowsPropertyTest {
    private static final List<String> COLUMNS =
            List.of("order_id", "customer_id", "ordered_at", "amount", "status", "note");
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    /** What becomes of a row. */
    private enum Fate {
        ACCEPTED,
        DUPLICATE,
        ANONYMOUS,
        FILTERED,
        REJECTED
    }

    /** What the test itself counts. */
    private static final class Counted {
        private final Map<Fate, Integer> fates = new LinkedHashMap<>();
        private final List<Map<String, String>> accepted = new ArrayList<>();

        void add(Fate fate, Map<String, String> row) {
            fates.merge(fate, 1, Integer::sum);
            if (fate == Fate.ACCEPTED) {
                accepted.add(row);
            }
        }

        String inWords() {
            StringBuilder words = new StringBuilder(String.valueOf(
                    fates.values().stream().mapToInt(Integer::intValue).sum()));
            for (Fate fate : Fate.values()) {
                words.append(',').append(fates.getOrDefault(fate, 0));
            }
            return words.toString();
        }

        BigDecimal money() {
            return accepted.stream()
                    .map(row -> new BigDecimal(row.get("amount")))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .setScale(2);
        }

        Set<String> of(String column) {
            Set<String> values = new TreeSet<>();
            accepted.forEach(row -> values.add(row.get(column)));
            return values;
        }
    }

    @Property(tries = 6, shrinking = ShrinkingMode.OFF, seed = "21")
    void everyRecordEndsInOneCount(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path root = Files.createTempDirectory("accounted-rows");
        try {
            Files.createDirectories(root.resolve("in"));
            boolean isJson = random.nextInt(3) == 0;
            Counted counted = new Counted();
            for (int file = 0; file <= random.nextInt(3); file++) {
                List<Map<String, String>> rows = rows(random, file, counted);
                if (isJson) {
                    Files.write(root.resolve("in/part " + file + ".json"), json(rows, random.nextBoolean()));
                } else {
                    packed(root.resolve("in/part " + file), csv(rows, random, counted), random.nextInt(3));
                }
            }
            CommandLineRun run = CommandLineRun.on(
                    root.resolve("lake"),
                    "ingest",
                    "--set",
                    "inputs.purchases.path=" + root.resolve("in"),
                    "--set",
                    "inputs.purchases.format=" + (isJson ? "json" : "csv"),
                    "--set",
                    "inputs.purchases.where=coalesce(status, '') <> 'cancelled'",
                    "--set",
                    "inputs.purchases.anonymous-values=[Guest]",
                    "--set",
                    "inputs.purchases.duplicates=across-files",
                    "--set",
                    "inputs.purchases.gate={rejected-warn-share: 1, rejected-stop-share: 1, money-stop-share: 1, anonymous-stop-share: 1}");
            assertThat(run.exit()).as(run.err()).isZero();
            agree(root.resolve("lake"), counted);
        } finally {
            FileUtils.deleteDirectory(root.toFile());
        }
    }

    private static void agree(Path lake, Counted counted) {
        assertThat(
                        CommandLineRun.rows(
                                lake,
                                "SELECT * FROM (SELECT sum(in_count), sum(accepted_count), sum(duplicate_count), sum(anonymous_count),"
                                        + " sum(filtered_count), sum(rejected_count) FROM ingested_files) CROSS JOIN (SELECT count(*),"
                                        + " coalesce(sum(amount), 0.00), count(DISTINCT customer_id), count(DISTINCT ordered_on) FROM purchases)"))
                .containsExactly(counted.inWords() + "," + counted.accepted.size() + "," + counted.money() + ","
                        + counted.of("customer_id").size() + ","
                        + counted.of("ordered_at").size());
    }

    /** Rows of one file; a later file may repeat rows of the first. */
    private static List<Map<String, String>> rows(Random random, int file, Counted counted) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<Map<String, String>> before = List.copyOf(counted.accepted);
        int most = 3 + random.nextInt(25);
        for (int i = 0; i < most; i++) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("order_id", file + "-" + i);
            row.put("customer_id", "c" + random.nextInt(7));
            row.put("ordered_at", FIRST.plusDays(random.nextInt(300)).toString());
            row.put(
                    "amount",
                    BigDecimal.valueOf(random.nextInt(50_000) - 9_000, 2).toPlainString());
            row.put("status", "completed");
            row.put("note", random.nextBoolean() ? "" : "said, \"yes\"\nand went");
            switch (i == 0 ? 8 : random.nextInt(9)) {
                case 0 -> reject(row, random, counted);
                case 1 -> {
                    row.put("customer_id", random.nextBoolean() ? "guest" : "");
                    counted.add(Fate.ANONYMOUS, row);
                }
                case 2 -> {
                    row.put("status", "cancelled");
                    counted.add(Fate.FILTERED, row);
                }
                case 3 -> {
                    if (!before.isEmpty() && rows.stream().noneMatch(before.get(i % before.size())::equals)) {
                        row = before.get(i % before.size());
                        counted.add(Fate.DUPLICATE, row);
                    } else {
                        counted.add(Fate.ACCEPTED, row);
                    }
                }
                default -> counted.add(Fate.ACCEPTED, row);
            }
            rows.add(row);
        }
        return rows;
    }

    private static void reject(Map<String, String> row, Random random, Counted counted) {
        if (random.nextBoolean()) {
            row.put("amount", "a lot");
        } else {
            row.put("ordered_at", random.nextBoolean() ? "2024-13-45" : "");
        }
        counted.add(Fate.REJECTED, row);
    }

    private static byte[] json(List<Map<String, String>> rows, boolean isArray) throws IOException {
        ObjectMapper json = new ObjectMapper();
        if (isArray) {
            return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(rows);
        }
        List<String> lines = new ArrayList<>();
        for (Map<String, String> row : rows) {
            lines.add(json.writeValueAsString(row));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    /** Some rows more have a quote that is not closed, or are delimiters alone. */
    private static String csv(List<Map<String, String>> rows, Random random, Counted counted) {
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        for (Map<String, String> row : rows) {
            text.append(String.join(
                            ",",
                            row.values().stream()
                                    .map(AccountedRowsPropertyTest::field)
                                    .toList()))
                    .append('\n');
            if (random.nextInt(12) == 0) {
                text.append("x,c1,2024-02-01,5.00,completed,\"open\n");
                counted.add(Fate.REJECTED, row);
            }
            if (random.nextInt(12) == 0) {
                text.append(",,,,,\n");
            }
        }
        return text.toString();
    }

    private static String field(String value) {
        return value.matches("(?s).*[,\"\n].*") ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
    }

    private static void packed(Path file, String text, int kind) throws IOException {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (kind == 0) {
            bytes.write(plain);
        } else if (kind == 1) {
            try (OutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(plain);
            }
        } else {
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                zip.putNextEntry(new ZipEntry("orders.csv"));
                zip.write(plain);
            }
        }
        Files.write(Path.of(file + (kind == 0 ? ".csv" : kind == 1 ? ".csv.gz" : ".zip")), bytes.toByteArray());
    }
}
