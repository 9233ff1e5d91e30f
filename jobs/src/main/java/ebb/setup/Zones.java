package ebb.setup;

import ebb.ingest.CommonZones;
import ebb.schema.PurchasesTable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the zone of a business from the offsets that its dates bear through the year. */
final class Zones {
    private static final Pattern OFFSET = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}).*?([-+]\\d{2}:?\\d{2})$");
    private Zones() {}

    /** The first zone that has every offset of the dates on its day; empty where dates bear none, or no zone fits. */
    static Optional<String> of(SampleFile file, PurchaseColumns columns) {
        Set<String> seen = new HashSet<>();
        file.values(columns.columns().get(PurchasesTable.ORDERED_AT)).forEach(value -> {
            Matcher matcher = OFFSET.matcher(value);
            if (matcher.find()) {
                seen.add(matcher.group(1) + " " + matcher.group(2));
            }
        });
        return seen.isEmpty()
                ? Optional.empty()
                : CommonZones.first(zone -> seen.stream().allMatch(offset -> fits(zone, offset)));
    }

    private static boolean fits(ZoneId zone, String dayAndOffset) {
        String[] parts = dayAndOffset.split(" ", -1);
        try {
            Instant noon = LocalDate.parse(parts[0]).atTime(12, 0).toInstant(ZoneOffset.of(parts[1]));
            return zone.getRules().getOffset(noon).equals(ZoneOffset.of(parts[1]));
        } catch (DateTimeException e) {
            return false;
        }
    }
}
