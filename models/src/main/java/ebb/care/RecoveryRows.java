package ebb.care;

import ebb.evaluation.Interval;
import ebb.evaluation.StratifiedShare;
import ebb.schema.ComplaintRecoveryTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A tally of complaints as rows of {@link ComplaintRecoveryTable}. */
record RecoveryRows(LocalDate asOf, RecoveryTally tally, int minCohort) {
    /** Days to close that are tried as the limit of quickly. */
    private static final List<Integer> LIMITS = List.of(0, 1, 2, 3, 5, 7, 10, 14, 21);

    /** Customers on both sides of a limit before it is tried. */
    private static final long LEAST_TO_CHOOSE = 20;

    /** Limits with so much of the best score tell apart as well: which of them is the best is chance. */
    private static final double NEARLY = 0.95;

    private static final Map<String, Double> QUOTED =
            Map.of(ComplaintRecoveryTable.QUICK, 0.95, ComplaintRecoveryTable.SLOW, 0.7);

    /** The limit of quickly, and whether it took one half of the customers to choose it. */
    private record Limit(int days, boolean isChosen) {}

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Map<RecoveryTally.Key, StratifiedShare.Count> all = tally.counts.get(RecoveryTally.Group.ALL);
        if (all == null || all.keySet().stream().allMatch(key -> key.handling() == RecoveryTally.NO_COMPLAINT)) {
            return rows;
        }
        Limit limit = limit(all);
        tally.counts.forEach((group, counts) -> rows.addAll(rows(group, counts, limit)));
        return rows;
    }

    private List<Row> rows(
            RecoveryTally.Group group, Map<RecoveryTally.Key, StratifiedShare.Count> counts, Limit limit) {
        Map<String, Map<Integer, StratifiedShare.Count>> byHandling = new TreeMap<>();
        for (String handling : List.of(
                ComplaintRecoveryTable.QUICK,
                ComplaintRecoveryTable.SLOW,
                ComplaintRecoveryTable.REFUSED,
                ComplaintRecoveryTable.NO_COMPLAINT)) {
            byHandling.put(
                    handling,
                    strata(
                            counts,
                            key -> name(key.handling(), limit.days()).equals(handling)
                                    && !(limit.isChosen() && key.isOfLimitHalf())));
        }
        Map<Integer, Double> standard = new TreeMap<>();
        byHandling.forEach((handling, strata) -> {
            if (!handling.equals(ComplaintRecoveryTable.NO_COMPLAINT)) {
                strata.forEach((stratum, count) -> standard.merge(stratum, count.size(), Double::sum));
            }
        });
        List<Row> rows = new ArrayList<>();
        double complained =
                standard.values().stream().mapToDouble(Double::doubleValue).sum();
        if (complained < minCohort) {
            return rows;
        }
        byHandling.forEach((handling, strata) -> {
            if (total(strata).size() >= minCohort) {
                rows.add(row(
                        group,
                        handling,
                        new Compared(strata, byHandling.get(ComplaintRecoveryTable.QUICK), standard),
                        limit));
            }
        });
        return rows;
    }

    /** Counts by stratum of one handling and of the quick one, and the standard's weights. */
    private record Compared(
            Map<Integer, StratifiedShare.Count> own,
            Map<Integer, StratifiedShare.Count> quick,
            Map<Integer, Double> standard) {}

    private Row row(RecoveryTally.Group group, String handling, Compared compared, Limit limit) {
        StratifiedShare.Count total = total(compared.own());
        Interval adjusted = StratifiedShare.of(compared.own(), compared.standard());
        boolean isCompared = !handling.equals(ComplaintRecoveryTable.QUICK)
                && total(compared.quick()).size() >= minCohort;
        Interval difference = isCompared
                ? StratifiedShare.difference(compared.own(), compared.quick(), compared.standard())
                : new Interval(Double.NaN, Double.NaN, Double.NaN);
        return RowFactory.create(
                Date.valueOf(asOf),
                group.dimension(),
                group.name(),
                handling,
                (long) total.size(),
                total.counted() / total.size(),
                number(adjusted.value()),
                number(adjusted.low()),
                number(adjusted.high()),
                number(difference.value()),
                number(difference.low()),
                number(difference.high()),
                limit.days(),
                QUOTED.get(handling));
    }

    private static Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String name(int handling, int quickDays) {
        return switch (handling) {
            case RecoveryTally.NO_COMPLAINT -> ComplaintRecoveryTable.NO_COMPLAINT;
            case RecoveryTally.REFUSED -> ComplaintRecoveryTable.REFUSED;
            default -> handling <= quickDays ? ComplaintRecoveryTable.QUICK : ComplaintRecoveryTable.SLOW;
        };
    }

    private static Map<Integer, StratifiedShare.Count> strata(
            Map<RecoveryTally.Key, StratifiedShare.Count> counts, Predicate<RecoveryTally.Key> which) {
        Map<Integer, StratifiedShare.Count> strata = new TreeMap<>();
        counts.forEach((key, count) -> {
            if (which.test(key)) {
                strata.merge(key.stratum(), count, StratifiedShare.Count::plus);
            }
        });
        return strata;
    }

    private static StratifiedShare.Count total(Map<Integer, StratifiedShare.Count> strata) {
        return strata.values().stream().reduce(StratifiedShare.Count.NONE, StratifiedShare.Count::plus);
    }

    /**
     * The smallest limit that tells retention apart nearly as well as the best one, by the difference over its standard error in one half of the
     * customers; the median where they are too few.
     */
    private static Limit limit(Map<RecoveryTally.Key, StratifiedShare.Count> all) {
        Map<Integer, Double> scores = new TreeMap<>();
        LIMITS.forEach(days -> scores.put(days, score(all, days)));
        double best = scores.values().stream()
                .mapToDouble(Double::doubleValue)
                .filter(score -> !Double.isNaN(score))
                .max()
                .orElse(Double.NaN);
        return scores.entrySet().stream()
                .filter(score -> score.getValue() >= Math.min(best, NEARLY * best))
                .findFirst()
                .map(score -> new Limit(score.getKey(), true))
                .orElseGet(() -> new Limit(median(all), false));
    }

    /** NaN where too few customers are on a side of the limit. */
    private static double score(Map<RecoveryTally.Key, StratifiedShare.Count> all, int days) {
        Map<Integer, StratifiedShare.Count> quick = ofLimitHalf(all, days, ComplaintRecoveryTable.QUICK);
        Map<Integer, StratifiedShare.Count> slow = ofLimitHalf(all, days, ComplaintRecoveryTable.SLOW);
        if (total(quick).size() < LEAST_TO_CHOOSE || total(slow).size() < LEAST_TO_CHOOSE) {
            return Double.NaN;
        }
        Map<Integer, Double> standard = new TreeMap<>();
        quick.forEach((stratum, count) -> standard.merge(stratum, count.size(), Double::sum));
        slow.forEach((stratum, count) -> standard.merge(stratum, count.size(), Double::sum));
        Interval difference = StratifiedShare.difference(quick, slow, standard);
        return difference.value() / (difference.high() - difference.value());
    }

    private static Map<Integer, StratifiedShare.Count> ofLimitHalf(
            Map<RecoveryTally.Key, StratifiedShare.Count> all, int days, String handling) {
        return strata(
                all, key -> key.isOfLimitHalf() && name(key.handling(), days).equals(handling));
    }

    private static int median(Map<RecoveryTally.Key, StratifiedShare.Count> all) {
        Map<Integer, Long> byDays = new TreeMap<>();
        all.forEach((key, count) -> {
            if (key.handling() < RecoveryTally.REFUSED) {
                byDays.merge(Math.min(key.handling(), ComplaintRecovery.LANDMARK_DAYS), (long) count.size(), Long::sum);
            }
        });
        long half = byDays.values().stream().mapToLong(Long::longValue).sum() / 2;
        long below = 0;
        for (Map.Entry<Integer, Long> days : byDays.entrySet()) {
            below += days.getValue();
            if (below > half) {
                return days.getKey();
            }
        }
        return 0;
    }
}
