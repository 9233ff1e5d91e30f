package ebb.ingest.check;

import ebb.conf.InputSettings;
import ebb.ingest.delivery.DeliveryProfile;
import ebb.ingest.delivery.IngestTarget;
import ebb.schema.InputProfileTable;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** The profiles of all deliveries so far, kept in {@link InputProfileTable}. */
public final class InputProfiles {
    private final SparkSession spark;
    private final IngestTarget target;
    private Map<String, List<DeliveryProfile>> byInput;

    /** Reads them when they are first asked for, once for all inputs. */
    public InputProfiles(SparkSession spark, IngestTarget target) {
        this.spark = spark;
        this.target = target;
    }

    /** The profiles of an input, whose columns are left out; none where nothing of it was ingested. */
    public List<DeliveryProfile> of(String input) {
        if (byInput == null) {
            byInput = wholes(target.read(InputProfileTable.TABLE).collectAsList()).stream()
                    .collect(Collectors.groupingBy(DeliveryProfile::input));
        }
        return byInput.getOrDefault(input, List.of());
    }

    private static List<DeliveryProfile> wholes(List<Row> rows) {
        Map<String, DeliveryProfile> profiles = new LinkedHashMap<>();
        rows.forEach(row -> profiles.put(
                row.<Long>getAs(InputProfileTable.DELIVERY) + row.<String>getAs(InputProfileTable.INPUT),
                new DeliveryProfile(
                        row.getAs(InputProfileTable.INPUT),
                        row.<Long>getAs(InputProfileTable.DELIVERY),
                        whole(row),
                        List.of())));
        return List.copyOf(profiles.values());
    }

    private static DeliveryProfile.Whole whole(Row row) {
        Double matched = row.getAs(InputProfileTable.MATCHED_SHARE);
        return new DeliveryProfile.Whole(
                row.<Long>getAs(InputProfileTable.ACCEPTED_COUNT),
                row.<Long>getAs(InputProfileTable.REJECTED_COUNT),
                row.getAs(InputProfileTable.CUSTOMER_COUNT),
                row.getAs(InputProfileTable.DAY_COUNT),
                day(row.getAs(InputProfileTable.FIRST_ON)),
                day(row.getAs(InputProfileTable.LAST_ON)),
                row.getAs(InputProfileTable.TOTAL_AMOUNT),
                row.getAs(InputProfileTable.REJECTED_AMOUNT),
                matched == null ? OptionalDouble.empty() : OptionalDouble.of(matched));
    }

    private static LocalDate day(Date date) {
        return date == null ? null : date.toLocalDate();
    }

    /** Puts the profiles in place of those of the same deliveries. */
    public void write(Collection<DeliveryProfile> profiles, Instant now) {
        if (profiles.isEmpty()) {
            return;
        }
        List<Row> rows = profiles.stream()
                .flatMap(profile -> profile.columns().stream().map(column -> row(profile, column, now)))
                .toList();
        String condition = profiles.stream()
                .map(profile -> "(" + InputProfileTable.INPUT + " = '" + profile.input() + "' AND "
                        + InputProfileTable.DELIVERY + " = " + profile.delivery() + ")")
                .collect(Collectors.joining(" OR "));
        Dataset<Row> written =
                spark.createDataFrame(rows, InputProfileTable.TABLE.schema()).coalesce(1);
        if (profiles.stream().anyMatch(this::isThere)) {
            target.replaceWhere(InputProfileTable.TABLE, condition, written);
        } else {
            target.append(InputProfileTable.TABLE, written);
        }
    }

    private boolean isThere(DeliveryProfile profile) {
        return of(profile.input()).stream().anyMatch(before -> before.delivery() == profile.delivery());
    }

    private static Row row(DeliveryProfile profile, DeliveryProfile.OfColumn column, Instant now) {
        DeliveryProfile.Whole whole = profile.whole();
        return RowFactory.create(
                profile.input(),
                profile.delivery(),
                column.name(),
                column.nulls(),
                column.distinct(),
                column.lowest(),
                column.highest(),
                column.faults(),
                whole.accepted(),
                whole.rejected(),
                whole.customers(),
                whole.days(),
                whole.first() == null ? null : Date.valueOf(whole.first()),
                whole.last() == null ? null : Date.valueOf(whole.last()),
                whole.money(),
                whole.atStake(),
                whole.matched().isPresent() ? whole.matched().getAsDouble() : null,
                Timestamp.from(now));
    }

    /**
     * The last delivery of each input in words, and what is to be said of it against the one before.
     *
     * @param table rows of {@link InputProfileTable}
     * @param inputs settings by input; an input that is not named here is compared by none
     */
    public static Standing standing(Dataset<Row> table, Map<String, InputSettings> inputs) {
        Map<String, List<Row>> byInput = table.collectAsList().stream()
                .collect(Collectors.groupingBy(
                        row -> row.<String>getAs(InputProfileTable.INPUT), TreeMap::new, Collectors.toList()));
        List<String> words = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        byInput.forEach((input, rows) -> {
            List<DeliveryProfile> profiles = wholes(rows);
            DeliveryProfile last = profiles.stream()
                    .max(Comparator.comparing(DeliveryProfile::delivery))
                    .orElseThrow();
            words.add(inWords(last));
            Optional.ofNullable(inputs.get(input))
                    .map(settings -> new DeliveryComparison(settings, profiles).warnings(last))
                    .ifPresent(warnings::addAll);
        });
        return new Standing(words, warnings);
    }

    /**
     * How the deliveries of a lake stand.
     *
     * @param words the last delivery of each input, in order of input
     * @param warnings jumps against the delivery before
     */
    public record Standing(List<String> words, List<String> warnings) {}

    private static String inWords(DeliveryProfile profile) {
        DeliveryProfile.Whole whole = profile.whole();
        StringBuilder words = new StringBuilder(String.format(
                Locale.ROOT, "%s, delivery %d: %,d rows", profile.input(), profile.delivery(), whole.accepted()));
        Optional.ofNullable(whole.customers())
                .ifPresent(count -> words.append(String.format(Locale.ROOT, ", %,d customers", count)));
        Optional.ofNullable(whole.money())
                .ifPresent(money -> words.append(String.format(Locale.ROOT, ", %,.2f", money)));
        Optional.ofNullable(whole.first())
                .ifPresent(
                        first -> words.append(", ").append(first).append(" to ").append(whole.last()));
        whole.matched()
                .ifPresent(share -> words.append(String.format(
                        Locale.ROOT, ", %.0f %% of customers in common with the purchases", 100 * share)));
        if (whole.rejected() > 0) {
            words.append(String.format(Locale.ROOT, "; %,d rows rejected", whole.rejected()));
            Optional.ofNullable(whole.atStake())
                    .ifPresent(money -> words.append(String.format(Locale.ROOT, ", worth about %,.2f", money)));
        }
        return words.toString();
    }
}
