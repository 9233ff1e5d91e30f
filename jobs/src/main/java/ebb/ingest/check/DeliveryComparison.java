package ebb.ingest.check;

import ebb.conf.DeliveryMode;
import ebb.conf.InputSettings;
import ebb.ingest.delivery.DeliveryProfile;
import ebb.ingest.delivery.FileWarnings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares a delivery with the one before: what changes at once is more often a fault of the export than a turn of the business.
 *
 * <p>Full exports are compared as they are. Others, which may cover a day or a year, by the day; those of less than a week with the last one that began on the
 * same day of the week, where there is one, because a Sunday is no Monday.
 */
public record DeliveryComparison(InputSettings settings, List<DeliveryProfile> earlier) {
    /** Fewer rows say nothing. */
    private static final int LEAST_ROWS = 10;
    /** Days without rows between two deliveries that are always let pass. */
    private static final int USUAL_GAP_DAYS = 7;

    /** One measure of two deliveries. */
    private record Measure(String name, double before, double now) {
        boolean changed(double share) {
            return before > 0 && Math.abs(now - before) > share * before;
        }

        boolean changedTimes(double factor) {
            return before > 0 && (now > factor * before || now * factor < before);
        }

        String inWords() {
            return String.format(Locale.ROOT, "%s %s, before %s", name, rounded(now), rounded(before));
        }

        private static String rounded(double value) {
            return value == Math.rint(value) || value >= 1000
                    ? String.format(Locale.ROOT, "%,.0f", value)
                    : String.format(Locale.ROOT, "%,.1f", value);
        }
    }

    /** Warnings: at most one of the size, and one of days without rows. */
    public List<String> warnings(DeliveryProfile now) {
        return before(now).map(before -> compare(before, now)).orElse(List.of());
    }

    private Optional<DeliveryProfile> before(DeliveryProfile now) {
        List<DeliveryProfile> candidates = earlier.stream()
                .filter(profile ->
                        profile.delivery() < now.delivery() && profile.whole().accepted() > 0)
                .sorted(Comparator.comparing(DeliveryProfile::delivery).reversed())
                .toList();
        return isSnapshot()
                ? candidates.stream().findFirst()
                : candidates.stream()
                        .filter(profile -> beginsAlike(profile, now))
                        .findFirst()
                        .or(() -> candidates.stream().findFirst());
    }

    private static boolean beginsAlike(DeliveryProfile before, DeliveryProfile now) {
        return isShort(before)
                && isShort(now)
                && before.whole().first().getDayOfWeek() == now.whole().first().getDayOfWeek();
    }

    private static boolean isShort(DeliveryProfile profile) {
        return profile.whole().first() != null
                && profile.whole().last().toEpochDay() - profile.whole().first().toEpochDay() + 1 < USUAL_GAP_DAYS;
    }

    private List<String> compare(DeliveryProfile before, DeliveryProfile now) {
        List<String> changes = (isSnapshot() ? sizes(before, now) : daily(before, now))
                .stream()
                        .filter(measure -> isSnapshot()
                                ? measure.changed(settings.plausibility().snapshotChangeShare())
                                : measure.changedTimes(settings.plausibility().dailyChangeFactor()))
                        .map(Measure::inWords)
                        .toList();
        List<String> warnings = new ArrayList<>();
        if (!changes.isEmpty() && Math.max(rows(before), rows(now)) >= LEAST_ROWS) {
            warnings.add(now.input() + ": this delivery differs from the one before"
                    + Optional.ofNullable(before.whole().last())
                            .map(day -> ", which ended on " + day)
                            .orElse("")
                    + ": " + String.join("; ", changes) + ". Is it whole? The limits are inputs." + now.input()
                    + ".plausibility." + (isSnapshot() ? "snapshot-change-share" : "daily-change-factor"));
        }
        gap(before, now).ifPresent(warnings::add);
        return warnings;
    }

    private boolean isSnapshot() {
        return settings.delivery() == DeliveryMode.SNAPSHOT;
    }

    private static double rows(DeliveryProfile profile) {
        return profile.whole().accepted();
    }

    private static List<Measure> sizes(DeliveryProfile before, DeliveryProfile now) {
        DeliveryProfile.Whole was = before.whole();
        DeliveryProfile.Whole is = now.whole();
        return List.of(
                new Measure("rows", was.accepted(), is.accepted()),
                new Measure("money", number(was.money()), number(is.money())),
                new Measure("customers", number(was.customers()), number(is.customers())),
                new Measure("days", number(was.days()), number(is.days())));
    }

    /** Customers are compared where the deliveries are of about the same length: a year has not the customers of so many days. */
    private List<Measure> daily(DeliveryProfile before, DeliveryProfile now) {
        DeliveryProfile.Whole was = before.whole();
        DeliveryProfile.Whole is = now.whole();
        double daysBefore = Math.max(1, number(was.days()));
        double daysNow = Math.max(1, number(is.days()));
        List<Measure> measures = new ArrayList<>();
        measures.add(new Measure("rows a day", was.accepted() / daysBefore, is.accepted() / daysNow));
        measures.add(new Measure("money a day", number(was.money()) / daysBefore, number(is.money()) / daysNow));
        if (Math.max(daysBefore, daysNow) <= 2 * Math.min(daysBefore, daysNow)) {
            measures.add(new Measure("customers", number(was.customers()), number(is.customers())));
        }
        return measures;
    }

    private Optional<String> gap(DeliveryProfile before, DeliveryProfile now) {
        DeliveryProfile.Whole was = before.whole();
        DeliveryProfile.Whole is = now.whole();
        if (isSnapshot() || was.last() == null || is.first() == null) {
            return Optional.empty();
        }
        long gap = is.first().toEpochDay() - was.last().toEpochDay() - 1;
        double spacing = (was.last().toEpochDay() - was.first().toEpochDay() + 1.0) / Math.max(1, number(was.days()));
        return gap <= Math.max(USUAL_GAP_DAYS, settings.plausibility().dailyChangeFactor() * spacing)
                ? Optional.empty()
                : Optional.of(now.input() + ": " + FileWarnings.number(gap)
                        + " days without rows lie between this delivery,"
                        + " which begins on " + is.first() + ", and the one before, which ended on " + was.last()
                        + ". Is one missing?");
    }

    private static double number(BigDecimal value) {
        return value == null ? 0 : value.doubleValue();
    }

    private static double number(Long value) {
        return value == null ? 0 : value;
    }
}
