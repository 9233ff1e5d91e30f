package ebb.ingest.value;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Finds the zone of texts that carry offsets from UTC: where the business's zone is the default, a purchase of the evening falls on another day. */
public final class ZoneCheck {
    private ZoneCheck() {}

    static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }

    /** What to set, in words that follow the column's name; empty where no text carries an offset other than that of UTC. */
    static Optional<String> advice(List<String> texts) {
        return fitting(texts)
                .map(fitting -> "carries offsets such as " + fitting.offset()
                        + " and zone is UTC, so that purchases near midnight fall on"
                        + " another day than in the shop. Set zone, probably to " + fitting.zone() + ".");
    }

    /** A zone, and an offset that texts carry. */
    public record Fitting(String zone, String offset) {}

    /** The first zone that has every offset on its day, or else one of the offsets; empty where no text carries another than that of UTC. */
    public static Optional<Fitting> fitting(List<String> texts) {
        List<OffsetDateTime> moments =
                texts.stream().map(ZoneCheck::moment).flatMap(Optional::stream).toList();
        return moments.stream()
                .map(OffsetDateTime::getOffset)
                .filter(offset -> !offset.equals(ZoneOffset.UTC))
                .findFirst()
                .map(offset -> new Fitting(zone(moments).orElse(offset.getId()), offset.getId()));
    }

    private static Optional<String> zone(List<OffsetDateTime> moments) {
        return CommonZones.first(zone -> moments.stream()
                .allMatch(
                        moment -> zone.getRules().getOffset(moment.toInstant()).equals(moment.getOffset())));
    }

    private static Optional<OffsetDateTime> moment(String text) {
        if (text == null || !text.matches(".*\\d\\h*[+-]\\d\\d:?\\d\\d\\s*$|.*\\dZ\\s*$")) {
            return Optional.empty();
        }
        try {
            String iso = text.strip()
                    .replaceFirst(" +(?=[+-])", "")
                    .replaceFirst(" +(?=\\d)", "T")
                    .replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
            return Optional.of(OffsetDateTime.parse(iso));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
