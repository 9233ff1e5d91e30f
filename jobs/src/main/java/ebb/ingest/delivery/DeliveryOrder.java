package ebb.ingest.delivery;

import static org.apache.spark.sql.functions.udf;

import ebb.ingest.source.NaturalOrder;
import ebb.ingest.source.SourceFile;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Which file of an input is the newer one: by the ingest that first brought its content, and of one ingest by name in natural order. It does not
 * depend on clocks or on when a file was read again.
 *
 * @param deliveries number of the ingest that brought each file, by name
 * @param ranks position of each file, 0 for the oldest, by name
 * @param former number of the ingest that first brought a file of this name, by rank; that of its content where it was not corrected since
 */
@SuppressWarnings("ArrayRecordComponent")
public record DeliveryOrder(Map<String, Long> deliveries, HashMap<String, Integer> ranks, long[] former)
        implements Serializable {

    static DeliveryOrder of(IngestPlan plan, List<KnownFile> known) {
        long next = known.stream().mapToLong(KnownFile::delivery).max().orElse(0) + 1;
        Map<String, Long> deliveries = new TreeMap<>();
        known.stream()
                .filter(file -> !plan.replaced().contains(file.name()))
                .forEach(file -> deliveries.put(file.name(), file.delivery()));
        for (SourceFile file : plan.read()) {
            deliveries.put(
                    file.name(),
                    before(file, plan, known)
                            .map(KnownFile::delivery)
                            .findFirst()
                            .orElse(next));
        }
        List<String> inOrder = deliveries.keySet().stream()
                .sorted(Comparator.<String, Long>comparing(deliveries::get).thenComparing(NaturalOrder.BY_NAME))
                .toList();
        HashMap<String, Integer> ranks = new HashMap<>();
        inOrder.forEach(name -> ranks.put(name, ranks.size()));
        Map<String, Long> before = new HashMap<>(deliveries);
        known.forEach(file -> before.computeIfPresent(file.name(), (name, now) -> file.delivery()));
        return new DeliveryOrder(
                deliveries, ranks, inOrder.stream().mapToLong(before::get).toArray());
    }

    /** The same content as it was known before, under this name or the one it was moved from. */
    private static Stream<KnownFile> before(SourceFile file, IngestPlan plan, List<KnownFile> known) {
        return known.stream()
                .filter(earlier -> earlier.file().sha256().equals(file.sha256())
                        && plan.replaced().contains(earlier.name()))
                .sorted(Comparator.comparing(earlier -> !earlier.name().equals(file.name())));
    }

    public long delivery(SourceFile file) {
        return deliveries.get(file.name());
    }

    /** Rank of the file named. */
    public Column rank(Column name) {
        HashMap<String, Integer> byName = ranks;
        UDF1<String, Integer> rank = byName::get;
        return udf(rank, DataTypes.IntegerType).apply(name);
    }

    /** Names of the files that were corrected after another had come, so that they are the newest now. */
    public List<String> overtaking() {
        long[] formerly = former;
        return ranks.keySet().stream()
                .filter(name -> formerly[ranks.get(name)] < deliveries.get(name))
                .filter(name -> Arrays.stream(formerly).anyMatch(other -> other > formerly[ranks.get(name)]))
                .sorted(NaturalOrder.BY_NAME)
                .toList();
    }

    public int files() {
        return ranks.size();
    }
}
