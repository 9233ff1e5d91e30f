package ebb.ingest;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the zone of texts that carry offsets from UTC: where the business's zone is the default, a purchase of the evening falls on another day. */
final class ZoneCheck {
    private ZoneCheck() {}

    static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }

    /** What to set, in words that follow the column's name; empty where no text carries an offset other than that of UTC. */
    static Optional<String> advice(List<String> texts) {
        List<OffsetDateTime> moments =
                texts.stream().map(ZoneCheck::moment).flatMap(Optional::stream).toList();
        Set<ZoneOffset> offsets = moments.stream()
                .map(OffsetDateTime::getOffset)
                .filter(offset -> !offset.equals(ZoneOffset.UTC))
                .collect(Collectors.toSet());
        if (offsets.isEmpty()) {
            return Optional.empty();
        }
        ZoneOffset first = offsets.iterator().next();
        String fitting = CommonZones.first(zone -> moments.stream().allMatch(moment -> zone.getRules()
                        .getOffset(moment.toInstant())
                        .equals(moment.getOffset())))
                .orElse(first.getId());
        return Optional.of(
                "carries offsets such as " + first + " and zone is UTC, so that purchases near midnight fall on"
                        + " another day than in the shop. Set zone, probably to " + fitting + ".");
    }

    private static Optional<OffsetDateTime> moment(String text) {
        if (text == null || !text.matches(".*\\d[+-]\\d\\d:?\\d\\d\\s*$|.*\\dZ\\s*$")) {
            return Optional.empty();
        }
        try {
            String iso = text.strip().replaceFirst(" +(?=\\d)", "T").replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
            return Optional.of(OffsetDateTime.parse(iso));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
