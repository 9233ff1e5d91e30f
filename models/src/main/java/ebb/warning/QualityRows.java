package ebb.warning;

import ebb.schema.WarningQuality;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A replay's counts as rows of {@link WarningQuality}. */
public final class QualityRows {
    private static final double WEEK_DAYS = 7;
    private static final double Z = 1.96;

    private QualityRows() {}

    /**
     * A row for each rule and limit.
     *
     * @param share share of all customers that was replayed
     */
    public static List<Row> of(Replay replay, List<ReplayCounts> counts, double share) {
        List<Row> rows = new ArrayList<>();
        for (int rule = 0; rule < counts.size(); rule++) {
            WarningRule one = replay.watcher().rules().get(rule);
            double limit = replay.watcher().settings().limit(one).limit();
            for (int factor = 0; factor < ReplayCounts.FACTORS.length; factor++) {
                if (limit * ReplayCounts.FACTORS[factor] < one.most()) {
                    rows.add(row(replay, rule, factor, counts.get(rule), share));
                }
            }
        }
        return rows;
    }

    private static Row row(Replay replay, int rule, int factor, ReplayCounts counts, double share) {
        WarningRule one = replay.watcher().rules().get(rule);
        int firstDay = replay.dates().get(0).day();
        int lastDay = replay.dates().get(replay.dates().size() - 1).day();
        double times = ReplayCounts.FACTORS[factor];
        double limit = Math.round(replay.watcher().settings().limit(one).limit() * times * 1e6) / 1e6;
        long judged = counts.judged[factor];
        long right = counts.right[factor];
        return RowFactory.create(
                Date.valueOf(LocalDate.ofEpochDay(lastDay)),
                one.name(),
                limit,
                times == 1,
                Date.valueOf(LocalDate.ofEpochDay(firstDay)),
                counts.opened[factor] / share / Math.max(1, (lastDay - firstDay) / WEEK_DAYS),
                judged,
                right,
                share(right, judged),
                judged == 0
                        ? null
                        : Math.max(0, centre((double) right, (double) judged) - reach((double) right, (double) judged)),
                judged == 0
                        ? null
                        : Math.min(1, centre((double) right, (double) judged) + reach((double) right, (double) judged)),
                counts.losses,
                counts.caught[factor],
                share(counts.caught[factor], counts.losses),
                counts.medianLead(factor).isPresent()
                        ? counts.medianLead(factor).getAsInt()
                        : null,
                share(counts.lost, counts.watched));
    }

    private static Double share(long part, long whole) {
        return whole == 0 ? null : Double.valueOf((double) part / whole);
    }

    /** Middle of the Wilson interval of a share. */
    private static double centre(double part, double whole) {
        return (part + Z * Z / 2) / (whole + Z * Z);
    }

    private static double reach(double part, double whole) {
        double share = part / whole;
        double variance = share * (1 - share) / whole + Z * Z / (4 * whole * whole);
        return Z * Math.sqrt(variance) / (1 + Z * Z / whole);
    }
}
