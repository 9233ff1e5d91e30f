package ebb.btyd;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ebb.btyd.model.CustomerSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reference data kept beside the repository; a test that needs a missing file is skipped and says so. */
final class SharedData {
    static final double WEEK = 7;

    private SharedData() {}

    static List<String[]> rows(String file) {
        String given = System.getenv("SHARED_DATA");
        Path path = (given != null ? Path.of(given) : Path.of(System.getProperty("ebb.home"), "..", "shared", "data"))
                .resolve(file);
        assumeTrue(Files.exists(path), "skipped: " + path + " is not there; SHARED_DATA can name its folder");
        try {
            return Files.readAllLines(path).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Purchase days of each CDNOW customer; {@code sample} of one in ten, or all. */
    static Map<String, Purchases> cdnow(String file, int idColumn) {
        Map<String, Purchases> customers = new TreeMap<>();
        for (String[] row : rows("cdnow/" + file)) {
            customers
                    .computeIfAbsent(row[idColumn], id -> new Purchases())
                    .add(LocalDate.parse(row[idColumn == 0 ? 1 : 2]), Double.parseDouble(row[row.length - 1]));
        }
        return customers;
    }

    static Map<String, Purchases> cdnowSample() {
        return cdnow("cdnow_sample.csv", 1);
    }

    /** One customer's purchases, summed by day. */
    static final class Purchases {
        static final LocalDate CALIBRATED = LocalDate.of(1997, 9, 30);
        private final TreeMap<LocalDate, Double> days = new TreeMap<>();

        void add(LocalDate day, double amount) {
            days.merge(day, amount, Double::sum);
        }

        /** Calibration to 1997-09-30, in units of {@code unit} days. */
        CustomerSummary summary(double unit) {
            NavigableSet<LocalDate> seen =
                    new TreeSet<>(days.headMap(CALIBRATED, true).keySet());
            LocalDate first = seen.first();
            return new CustomerSummary(
                    seen.size() - 1,
                    ChronoUnit.DAYS.between(first, seen.last()) / unit,
                    ChronoUnit.DAYS.between(first, CALIBRATED) / unit);
        }

        List<LocalDate> all() {
            return List.copyOf(days.keySet());
        }

        int heldOut() {
            return days.tailMap(CALIBRATED, false).size();
        }

        /** Sum of the logs of the gaps in calibration. */
        double logGaps(double unit) {
            List<LocalDate> seen =
                    new ArrayList<>(days.headMap(CALIBRATED, true).keySet());
            double sum = 0;
            for (int i = 1; i < seen.size(); i++) {
                sum += Math.log(ChronoUnit.DAYS.between(seen.get(i - 1), seen.get(i)) / unit);
            }
            return sum;
        }

        /** Mean amount of the repeat purchase days in calibration. */
        double repeatMean() {
            List<Double> amounts =
                    new ArrayList<>(days.headMap(CALIBRATED, true).values());
            return amounts.stream()
                    .skip(1)
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0);
        }
    }
}
