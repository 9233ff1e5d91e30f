package ebb.testing;

import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.PublicationContents;
import ebb.lake.Publications;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Sixty customers over 400 days in a folder with settings that keep a run short, for what must be run many times. */
public final class TinyShop {
    public static final LocalDate LAST = LocalDate.of(2026, 6, 30);

    private static final LocalDate FIRST = LAST.minusDays(399);
    /** Tables that hold times of the run or its number, so that no two runs write the same. */
    private static final List<String> OF_THE_RUN = List.of("ingested_files", "input_profile", "model_card", "backtest");

    private static final String SETTINGS = """
            shop: Tiny
            horizon-days: 30
            inputs:
              purchases:
                path: %s
            training:
              resamples: 20
              most-dates: 2
              contestants: [prevalence, frequency]
            warnings:
              replay:
                most-dates: 2
            """;

    private TinyShop() {}

    /** Writes purchases to the day before the last into {@code in} and the settings into {@code shop.yaml}. */
    public static void in(Path folder) {
        in(folder, 60);
    }

    /** The same with so many customers. */
    public static void in(Path folder, int customers) {
        List<String> lines = new ArrayList<>(List.of("customer_id,ordered_at,amount"));
        Random random = new Random(5);
        for (int customer = 0; customer < customers; customer++) {
            double pace = 5 + 25 * random.nextDouble();
            double stops = random.nextDouble() < 0.5 ? 399 : 399 * random.nextDouble();
            for (double day = customer == 0 ? 0 : pace * random.nextDouble(); day < Math.max(stops, 10); ) {
                lines.add(line(customer, FIRST.plusDays((int) day), 10 + random.nextInt(40)));
                day += 1 + pace * (0.7 + 0.6 * random.nextDouble());
            }
        }
        lines.add(line(0, LAST.minusDays(1), 20));
        write(folder.resolve("in/to-29.csv"), lines);
        write(
                folder.resolve("shop.yaml"),
                SETTINGS.formatted(folder.resolve("in")).lines().toList());
    }

    /** Adds the purchases of the last day. */
    public static void nextDay(Path folder) {
        List<String> lines = new ArrayList<>(List.of("customer_id,ordered_at,amount"));
        for (int customer = 0; customer < 60; customer += 7) {
            lines.add(line(customer, LAST, 30));
        }
        write(folder.resolve("in/of-30.csv"), lines);
    }

    /** Deals the purchases out to so many files. */
    public static void split(Path folder, int files) throws IOException {
        Path whole = folder.resolve("in/to-29.csv");
        List<String> lines = Files.readAllLines(whole);
        Files.delete(whole);
        for (int file = 0; file < files; file++) {
            List<String> own = new ArrayList<>(List.of(lines.get(0)));
            for (int line = 1 + file; line < lines.size(); line += files) {
                own.add(lines.get(line));
            }
            write(folder.resolve("in/part" + file + ".csv"), own);
        }
    }

    /** What readers see: rows and content hash of each table of the publication in force. */
    public static Map<String, String> contents(String lakeUri) {
        Lake lake = lake(lakeUri);
        return new Publications(lake)
                .latest()
                .map(published -> contents(lake, published))
                .orElseGet(TreeMap::new);
    }

    /** Rows and content hash of each table as it is now, published or not. */
    public static Map<String, String> newest(String lakeUri) {
        Lake lake = lake(lakeUri);
        return contents(
                lake,
                new Publications.Publication(0, "newest", Optional.empty(), lake.versions(Publications.PUBLISHED)));
    }

    private static Map<String, String> contents(Lake lake, Publications.Publication publication) {
        Map<String, String> contents = new TreeMap<>();
        new PublicationContents(lake)
                .read(publication, List.copyOf(publication.versions().keySet()))
                .forEach((table, content) -> contents.put(table, content.rows() + " " + content.hash()));
        contents.keySet().removeAll(OF_THE_RUN);
        return contents;
    }

    private static Lake lake(String uri) {
        return new Lake(SparkSessions.shared(), LakePath.root(uri));
    }

    private static String line(int customer, LocalDate day, int amount) {
        return "c" + customer + "," + day + " 10:00:00," + amount + ".00";
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
