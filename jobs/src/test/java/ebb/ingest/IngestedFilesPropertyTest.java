package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.InputFormat;
import ebb.conf.InputSettings;
import ebb.schema.PurchasesTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.commons.io.FileUtils;

/** Random files written by the test itself and counted by it: rows, money, customers and days in the table must be those written. */
class IngestedFilesPropertyTest {
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);

    /** How a file is written. */
    private record Writing(
            String delimiter, String lineEnd, Charset charset, boolean isMarked, boolean isGzip, boolean quotesAll) {

        static Writing random(Random random) {
            Charset charset = List.of(
                            StandardCharsets.UTF_8,
                            StandardCharsets.UTF_16LE,
                            StandardCharsets.UTF_16BE,
                            Charset.forName("windows-1252"))
                    .get(random.nextInt(4));
            return new Writing(
                    List.of(",", ";", "tab", "|").get(random.nextInt(4)),
                    random.nextBoolean() ? "\n" : "\r\n",
                    charset,
                    charset.name().startsWith("UTF-16")
                            || (charset.equals(StandardCharsets.UTF_8) && random.nextBoolean()),
                    random.nextBoolean(),
                    random.nextBoolean());
        }

        String mark() {
            return delimiter.equals("tab") ? "\t" : delimiter;
        }

        Map<String, String> options() {
            Map<String, String> options = new LinkedHashMap<>(Map.of("delimiter", delimiter));
            if (!isMarked) {
                options.put("encoding", charset.name());
            }
            return options;
        }

        byte[] bytes(String text) throws IOException {
            byte[] plain = ((isMarked ? "\uFEFF" : "") + text).getBytes(charset);
            if (!isGzip) {
                return plain;
            }
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(plain);
            }
            return packed.toByteArray();
        }
    }

    /** What the test itself counts. */
    private static final class Counted {
        private int rows;
        private int rejected;
        private BigDecimal money = BigDecimal.ZERO;
        private final Set<String> customers = new HashSet<>();
        private final Map<String, Integer> days = new TreeMap<>();
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF, seed = "11")
    void rowsMoneyCustomersAndDaysAgree(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Writing writing = Writing.random(random);
        Path root = Files.createTempDirectory("ingested-files");
        try {
            Deliveries deliveries = new Deliveries(root);
            Counted counted = new Counted();
            for (int file = 0; file <= random.nextInt(3); file++) {
                deliveries.writeBytes("part " + file + ".csv", writing.bytes(text(random, writing, counted)));
            }
            InputSettings settings = deliveries.settings(InputFormat.CSV, Map.of(), writing.options());
            assertThat(Deliveries.summary(deliveries.ingest(settings)))
                    .isEqualTo(counted.rows + " = " + (counted.rows - counted.rejected) + " + 0 + 0 + "
                            + counted.rejected);
            assertThat(new HashSet<>(deliveries.rows(PurchasesTable.TABLE, "customer_id")))
                    .isEqualTo(counted.customers);
            assertThat(deliveries.rows(PurchasesTable.TABLE, "amount").stream()
                            .map(BigDecimal::new)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(counted.money);
            Map<String, Integer> days = deliveries.rows(PurchasesTable.TABLE, "ordered_on").stream()
                    .collect(Collectors.toMap(day -> day, day -> 1, Integer::sum));
            assertThat(days).isEqualTo(counted.days);
        } finally {
            FileUtils.deleteDirectory(root.toFile());
        }
    }

    /** A file of some rows; some have a quote that is not closed. */
    private static String text(Random random, Writing writing, Counted counted) {
        StringBuilder text = new StringBuilder(
                line(List.of("customer_id", "ordered_at", "amount", "region"), writing) + writing.lineEnd());
        int rows = 1 + random.nextInt(30);
        for (int i = 0; i < rows; i++) {
            String customer = "c" + random.nextInt(9) + (random.nextBoolean() ? "\u00fc,;|" : "");
            String day = FIRST.plusDays(random.nextInt(400)).toString();
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(100_000) - 20_000, 2);
            boolean isBroken = random.nextInt(10) == 0;
            String region = isBroken ? "north" : random.nextBoolean() ? "north\nwest, \"by\" the sea" : "";
            String line = line(List.of(spelled(customer, random), day, amount.toPlainString(), region), writing);
            text.append(isBroken ? line + writing.mark() + "\"open" : line).append(writing.lineEnd());
            counted.rows++;
            if (isBroken) {
                counted.rejected++;
            } else {
                counted.money = counted.money.add(amount);
                counted.customers.add(customer);
                counted.days.merge(day, 1, Integer::sum);
            }
        }
        return text.toString();
    }

    /** One of the ways in which programs write the same id. */
    private static String spelled(String customer, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> customer + "\u00a0";
            case 1 -> customer.charAt(0) + "\u00ad" + customer.substring(1);
            case 2 -> "=\"" + customer + "\"";
            default -> customer;
        };
    }

    private static String line(List<String> values, Writing writing) {
        List<String> fields = new ArrayList<>();
        for (String value : values) {
            boolean isQuoted = writing.quotesAll() || value.matches("(?s).*[,;|\"\n\t].*");
            fields.add(isQuoted ? "\"" + value.replace("\"", "\"\"") + "\"" : value);
        }
        return String.join(writing.mark(), fields);
    }
}
