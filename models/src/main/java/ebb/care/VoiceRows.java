package ebb.care;

import ebb.evaluation.ClusteredCount;
import ebb.evaluation.Interval;
import ebb.evaluation.StratifiedShare;
import ebb.schema.VoiceTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A tally of what customers do not say as rows of {@link VoiceTable}. */
record VoiceRows(LocalDate asOf, VoiceTally tally, int minCohort) {
    private static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN, Double.NaN);

    private static final Map<String, Double> QUOTED = Map.of(
            VoiceTable.DISAPPOINTED, 0.25,
            VoiceTable.COMPLAINED_OF_FAILURE, 0.05,
            VoiceTable.COMPLAINED_AT_LOW_ANSWER, 0.05,
            VoiceTable.SILENT_OF_FAILURE, 0.96,
            VoiceTable.LOST_AFTER_SILENT, 0.9,
            VoiceTable.LOST_AFTER_LOW_ANSWER, 0.9,
            VoiceTable.LOST_WITHOUT_SIGN, 0.68);

    /** What the data lack where there are too few. */
    private static final Map<String, String> LACKING = Map.of(
            VoiceTable.WITH_SIGN, "purchases of the last year",
            VoiceTable.DISAPPOINTED, "answers to surveys",
            VoiceTable.DISAPPOINTED_SILENT, "low answers to surveys",
            VoiceTable.COMPLAINED_OF_FAILURE, "failures on record",
            VoiceTable.SILENT_OF_FAILURE, "failures on record",
            VoiceTable.COMPLAINED_AT_LOW_ANSWER, "low answers to surveys",
            VoiceTable.LOST_AFTER_SILENT, "failures without a complaint whose outcome is known",
            VoiceTable.LOST_AFTER_COMPLAINT, "failures with a complaint whose outcome is known",
            VoiceTable.LOST_AFTER_LOW_ANSWER, "low answers whose outcome is known",
            VoiceTable.LOST_WITHOUT_SIGN, "lost customers");

    /** A share with what it is of and what it is compared with. */
    private record Figure(ClusteredCount of, Interval share, double matched, Interval difference) {
        static Figure of(ClusteredCount of, Interval share) {
            return new Figure(of, share, Double.NaN, UNKNOWN);
        }
    }

    List<Row> rows() {
        return VoiceTable.MEASURES.stream()
                .map(measure -> row(measure, figure(measure)))
                .toList();
    }

    private Figure figure(String measure) {
        ClusteredCount of = tally.all(measure);
        return switch (measure) {
            case VoiceTable.DISAPPOINTED -> Figure.of(of, disappointed());
            case VoiceTable.DISAPPOINTED_SILENT -> disappointedSilent();
            case VoiceTable.LOST_AFTER_SILENT, VoiceTable.LOST_AFTER_COMPLAINT, VoiceTable.LOST_AFTER_LOW_ANSWER ->
                compared(measure);
            default -> Figure.of(of, of.interval());
        };
    }

    /** Answers by whether trouble is on record, weighed by the purchases of either: the unhappy answer more or less often than others. */
    private Interval disappointed() {
        Map<Integer, Double> purchases = new HashMap<>();
        tally.strata(VoiceTally.PURCHASES).forEach((record, count) -> purchases.put(record, (double) count.size()));
        return StratifiedShare.of(strata(VoiceTable.DISAPPOINTED), purchases);
    }

    /** Those that disappoint times those of the low answers without a complaint; the errors of both add up as squares (delta method). */
    private Figure disappointedSilent() {
        Interval low = disappointed();
        ClusteredCount complained = tally.all(VoiceTable.COMPLAINED_AT_LOW_ANSWER);
        Interval spoke = complained.interval();
        double value = low.value() * (1 - spoke.value());
        double reach = Math.hypot((1 - spoke.value()) * halfWidth(low), low.value() * halfWidth(spoke));
        return Figure.of(complained, new Interval(value, Math.max(0, value - reach), Math.min(1, value + reach)));
    }

    private static double halfWidth(Interval interval) {
        return (interval.high() - interval.low()) / 2;
    }

    private Figure compared(String measure) {
        Map<Integer, StratifiedShare.Count> own = strata(measure);
        Map<Integer, StratifiedShare.Count> quiet = strata(VoiceTally.QUIET);
        Map<Integer, Double> standard = new HashMap<>();
        own.forEach((stratum, count) -> standard.put(stratum, count.size()));
        ClusteredCount of = tally.all(measure);
        return new Figure(
                of,
                of.interval(),
                StratifiedShare.of(quiet, standard).value(),
                StratifiedShare.difference(own, quiet, standard));
    }

    private Map<Integer, StratifiedShare.Count> strata(String measure) {
        Map<Integer, StratifiedShare.Count> strata = new HashMap<>();
        tally.strata(measure).forEach((stratum, count) -> strata.put(stratum, count.asStratum()));
        return strata;
    }

    private Row row(String measure, Figure figure) {
        boolean isKnown = figure.of().customers() >= minCohort;
        Figure shown = isKnown ? figure : new Figure(null, UNKNOWN, Double.NaN, UNKNOWN);
        return RowFactory.create(
                Date.valueOf(asOf),
                measure,
                isKnown ? figure.of().size() : null,
                isKnown ? figure.of().customers() : null,
                number(shown.share().value()),
                number(shown.share().low()),
                number(shown.share().high()),
                number(shown.matched()),
                number(shown.difference().value()),
                number(shown.difference().low()),
                number(shown.difference().high()),
                QUOTED.get(measure),
                isKnown
                        ? null
                        : "The data cannot say: fewer than " + minCohort + " customers with " + LACKING.get(measure)
                                + ".");
    }

    private static Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
