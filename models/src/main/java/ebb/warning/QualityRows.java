package ebb.warning;

import ebb.account.AccountBaseline;
import ebb.customer.CalendarDays;
import ebb.evaluation.WilsonInterval;
import ebb.schema.WarningQualityTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A replay's counts as rows of {@link WarningQualityTable}. */
public final class QualityRows {

    private QualityRows() {}

    /**
     * A row for each rule and limit, by losses, and by what was planted where that is known.
     *
     * @param share share of all customers that was replayed
     * @param withheld why no rule of a probability alone warns of anybody today, whatever it found; empty: they are raised
     */
    public static List<Row> of(WarningReplay replay, ReplayTally tally, double share, Optional<String> withheld) {
        List<Row> rows = new ArrayList<>();
        for (int r = 0; r < tally.byLoss().size(); r++) {
            WarningRule rule = replay.watcher().rules().get(r);
            rows.addAll(rows(
                    replay,
                    new Side(
                            rule,
                            WarningQualityTable.LOSS,
                            tally.byLoss().get(r),
                            withheld.filter(why -> rule.isProbabilityAlone())),
                    share));
            if (replay.truth().knows(rule)) {
                rows.addAll(rows(
                        replay,
                        new Side(
                                rule,
                                WarningQualityTable.PLANTED,
                                tally.byTruth().get(r),
                                withheld.filter(why -> rule.isProbabilityAlone())),
                        share));
            }
        }
        return rows;
    }

    /** How often each rule was right at its limit in force, by what was planted or else, where it foretells one, by losses. */
    public static Map<String, RuleRecord> records(WarningReplay replay, ReplayTally tally) {
        Map<String, RuleRecord> records = new HashMap<>();
        for (int r = 0; r < tally.byLoss().size(); r++) {
            WarningRule rule = replay.watcher().rules().get(r);
            boolean byTruth = replay.truth().knows(rule);
            if (byTruth || isOfLoss(rule)) {
                ReplayCounts counts = (byTruth ? tally.byTruth() : tally.byLoss()).get(r);
                records.put(
                        rule.name(),
                        new RuleRecord(counts.right[ReplayCounts.IN_FORCE], counts.judged[ReplayCounts.IN_FORCE]));
            }
        }
        return records;
    }

    /** Why a rule that foretells losses said nothing at its limit in force, or cannot be judged, by its name; those that spoke are left out. */
    public static Map<String, String> silent(WarningReplay replay, ReplayTally tally) {
        Map<String, String> silent = new TreeMap<>();
        for (int r = 0; r < tally.byLoss().size(); r++) {
            WarningRule rule = replay.watcher().rules().get(r);
            String because = silence(replay, rule, tally.byLoss().get(r), ReplayCounts.IN_FORCE);
            if (isOfLoss(rule) && because != null) {
                silent.put(rule.name(), because);
            }
        }
        return silent;
    }

    /**
     * Why a rule whose only ground is a probability says nothing today, by its name: at its limit it was right no more often than by lot, or no outcome at
     * all is known to tell a loss from a long gap by.
     */
    public static Map<String, String> muted(WarningReplay replay, ReplayTally tally) {
        Map<String, String> muted = new TreeMap<>();
        for (int r = 0; r < tally.byLoss().size(); r++) {
            WarningRule rule = replay.watcher().rules().get(r);
            String because = muted(replay, rule, tally.byLoss().get(r));
            if (because != null) {
                muted.put(rule.name(), because);
            }
        }
        return muted;
    }

    /** Null where it speaks. */
    private static String muted(WarningReplay replay, WarningRule rule, ReplayCounts counts) {
        return isWithoutOutcomes(replay, rule) ? unknown(replay) : noBetterThanByLot(rule, counts);
    }

    private static boolean isWithoutOutcomes(WarningReplay replay, WarningRule rule) {
        return rule.isProbabilityAlone() && today(replay).loss().outcomes() == 0;
    }

    private static String unknown(WarningReplay replay) {
        return today(replay).population().gapLengths().medianDays().isEmpty()
                ? "no customer has bought on a second day yet, and who bought once has no gap that a silence could be held against"
                : "of no customer it is known yet what came in the " + replay.horizonDays() + " days after a silence";
    }

    private static AccountBaseline today(WarningReplay replay) {
        return replay.baselines().get(replay.baselines().size() - 1);
    }

    private static String noBetterThanByLot(WarningRule rule, ReplayCounts counts) {
        RuleRecord record = new RuleRecord(counts.right[ReplayCounts.IN_FORCE], counts.judged[ReplayCounts.IN_FORCE]);
        Double base = share(counts.lost, counts.watched);
        return rule.isProbabilityAlone() && record.isNoBetterThan(base)
                ? String.format(
                        Locale.ROOT,
                        "no better than by lot: %s were right, and by lot %s would have been",
                        record.words(),
                        FigureFormat.chance(base))
                : null;
    }

    /** A rule, what it was held against, the counts of that, and why its warnings are not raised today. */
    private record Side(WarningRule rule, String judgedBy, ReplayCounts counts, Optional<String> withheld) {}

    private static boolean isOfLoss(WarningRule rule) {
        return rule.card().foretells() == RuleCard.Foretells.LOSS;
    }

    private static List<Row> rows(WarningReplay replay, Side side, double share) {
        double limit = replay.watcher().settings().limit(side.rule()).limit();
        return IntStream.range(0, ReplayCounts.FACTORS.length)
                .filter(factor -> factor == ReplayCounts.IN_FORCE
                        || limit * ReplayCounts.FACTORS[factor] < side.rule().most())
                .mapToObj(factor -> row(replay, side, factor, share))
                .toList();
    }

    private static Row row(WarningReplay replay, Side side, int factor, double share) {
        int firstDay = replay.dates().get(0).day();
        int lastDay = replay.dates().get(replay.dates().size() - 1).day();
        double times = ReplayCounts.FACTORS[factor];
        double inForce = replay.watcher().settings().limit(side.rule()).limit();
        ReplayCounts counts = side.counts();
        long judged = counts.judged[factor];
        long right = counts.right[factor];
        return RowFactory.create(
                Date.valueOf(LocalDate.ofEpochDay(lastDay)),
                side.rule().name(),
                side.judgedBy(),
                Math.round(inForce * times * 1e6) / 1e6,
                times == 1,
                Date.valueOf(LocalDate.ofEpochDay(firstDay)),
                counts.opened[factor] / share / Math.max(1, (lastDay - firstDay) / (double) CalendarDays.WEEK),
                judged,
                right,
                share(right, judged),
                judged == 0
                        ? null
                        : WilsonInterval.of(share(right, judged), (double) judged)
                                .low(),
                judged == 0
                        ? null
                        : WilsonInterval.of(share(right, judged), (double) judged)
                                .high(),
                counts.losses,
                counts.caught[factor],
                share(counts.caught[factor], counts.losses),
                counts.medianLead(factor).isPresent()
                        ? counts.medianLead(factor).getAsInt()
                        : null,
                share(counts.lost, counts.watched),
                counts.opened[factor],
                counts.opened[factor] - judged,
                side.withheld()
                        .filter(why -> factor == ReplayCounts.IN_FORCE)
                        .orElseGet(() -> silence(replay, side.rule(), counts, factor)),
                side.rule().watches(limits(replay)));
    }

    /** By the gaps that are known on the as-of date of the run. */
    private static WatchLimits limits(WarningReplay replay) {
        return WatchLimits.of(replay.watcher().settings().watch(), today(replay));
    }

    /** Null where the rule spoke and can be judged. */
    private static String silence(WarningReplay replay, WarningRule rule, ReplayCounts counts, int factor) {
        int horizon = replay.horizonDays();
        if (isWithoutOutcomes(replay, rule)) {
            return unknown(replay);
        }
        if (!replay.dates().get(0).isMatured(horizon)) {
            return "the purchases end less than " + horizon + " days after the first date that was replayed";
        }
        String speechless = rule.speechlessBecause(
                limits(replay), replay.watcher().settings().watch());
        if (speechless != null && counts.opened[factor] == 0) {
            return speechless;
        }
        WarningLimit limit = replay.watcher().settings().limit(rule);
        if (limit.isBeyond(rule.most()) && counts.opened[factor] == 0) {
            return unreachable(rule, limit);
        }
        if (counts.watched == 0) {
            return "no customer has the history that the rule looks at: too few purchase days, too few customers, or gaps longer than active-days";
        }
        if (counts.opened[factor] == 0) {
            return "no customer reached the limit";
        }
        if (counts.judged[factor] == 0) {
            return "no warning is " + horizon + " days old yet";
        }
        return factor == ReplayCounts.IN_FORCE ? noBetterThanByLot(rule, counts) : null;
    }

    private static String unreachable(WarningRule rule, WarningLimit limit) {
        return String.format(
                Locale.ROOT,
                "its limit of %s is out of reach: set warnings.limits.%s.limit below %s",
                limit.limit(),
                rule.name(),
                rule.most());
    }

    private static Double share(long part, long whole) {
        return whole == 0 ? null : Double.valueOf((double) part / whole);
    }
}
