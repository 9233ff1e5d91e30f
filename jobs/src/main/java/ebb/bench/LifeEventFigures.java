package ebb.bench;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Figures of a judged life event, as lines to print. */
final class LifeEventFigures {
    private static final double[] BINS = {0, .01, .02, .05, .1, .2, .4, .6, .8, 1.0001};

    private final List<ScoredCustomer> byProbability;
    private final long events;

    private LifeEventFigures(List<ScoredCustomer> judged) {
        byProbability = new ArrayList<>(judged);
        byProbability.sort(
                Comparator.comparingDouble(ScoredCustomer::probability).reversed());
        events = judged.stream().filter(ScoredCustomer::isEvent).count();
    }

    static LifeEventFigures of(List<ScoredCustomer> judged) {
        return new LifeEventFigures(judged);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("judged %,d, events under way %,d (%.2f %%)", byProbability.size(), events, 100 * base()));
        lines.add(line("average precision %.3f", averagePrecision()));
        for (double recall : new double[] {.2, .5}) {
            lines.add(line("precision at %.0f %% recall %.3f", 100 * recall, precisionAt(recall)));
        }
        lines.addAll(calibration());
        for (double limit : new double[] {2, 3}) {
            lines.add(gapRule(limit));
        }
        lines.addAll(lookAlikes());
        lines.addAll(timing());
        return lines;
    }

    private double base() {
        return (double) events / byProbability.size();
    }

    private double averagePrecision() {
        double sum = 0;
        int found = 0;
        for (int i = 0; i < byProbability.size(); i++) {
            if (byProbability.get(i).isEvent()) {
                sum += ++found / (i + 1.0);
            }
        }
        return sum / events;
    }

    /** Precision among the likeliest that hold the share {@code recall} of the events. */
    private double precisionAt(double recall) {
        int found = 0;
        for (int i = 0; i < byProbability.size(); i++) {
            found += byProbability.get(i).isEvent() ? 1 : 0;
            if (found >= recall * events) {
                return found / (i + 1.0);
            }
        }
        return base();
    }

    private List<String> calibration() {
        List<String> lines = new ArrayList<>();
        double error = 0;
        for (int b = 0; b + 1 < BINS.length; b++) {
            double low = BINS[b];
            double high = BINS[b + 1];
            List<ScoredCustomer> bin = byProbability.stream()
                    .filter(one -> one.probability() >= low && one.probability() < high)
                    .toList();
            if (bin.isEmpty()) {
                continue;
            }
            double said = bin.stream()
                    .mapToDouble(ScoredCustomer::probability)
                    .average()
                    .orElse(0);
            double was = bin.stream().filter(ScoredCustomer::isEvent).count() / (double) bin.size();
            error += Math.abs(said - was) * bin.size() / byProbability.size();
            lines.add(line("  said %.3f, was %.3f, of %,d", said, was, bin.size()));
        }
        lines.add(0, line("calibration error %.4f", error));
        return lines;
    }

    private String gapRule(double limit) {
        long flagged =
                byProbability.stream().filter(one -> one.gapRatio() > limit).count();
        long right = byProbability.stream()
                .filter(one -> one.gapRatio() > limit && one.isEvent())
                .count();
        double precision = (double) right / flagged;
        double recall = (double) right / events;
        double ours = precisionAt(recall);
        return line(
                "gap over %.0f times the median: precision %.3f at recall %.2f; here %.3f at that recall, %.1f times",
                limit, precision, recall, ours, ours / precision);
    }

    /** What is said of those who merely made the same gap, and how many of them the rule of twice the median takes for the event. */
    private List<String> lookAlikes() {
        Map<String, List<ScoredCustomer>> byKind = byProbability.stream()
                .filter(one -> one.lookAlike() != null)
                .collect(Collectors.groupingBy(ScoredCustomer::lookAlike, TreeMap::new, Collectors.toList()));
        return byKind.entrySet().stream()
                .map(kind -> line(
                        "no event but %s lately: %,d; mean probability %.3f, %.3f of them over .5; gap over twice the median: %.3f",
                        kind.getKey(),
                        kind.getValue().size(),
                        share(kind.getValue(), ScoredCustomer::probability),
                        share(kind.getValue(), one -> one.probability() > .5 ? 1 : 0),
                        share(kind.getValue(), one -> one.gapRatio() > 2 ? 1 : 0)))
                .toList();
    }

    private static double share(List<ScoredCustomer> customers, ToDoubleFunction<ScoredCustomer> of) {
        return customers.stream().mapToDouble(of).average().orElse(0);
    }

    private List<String> timing() {
        List<ScoredCustomer> found = byProbability.stream()
                .limit((long) (events * .5 / Math.max(.01, precisionAt(.5))))
                .filter(ScoredCustomer::isEvent)
                .toList();
        double[] ahead = found.stream()
                .mapToDouble(one -> ChronoUnit.DAYS.between(one.asOf(), one.happenedOn()))
                .sorted()
                .toArray();
        double[] off = found.stream()
                .mapToDouble(one -> Math.abs(ChronoUnit.DAYS.between(one.expectedOn(), one.happenedOn())))
                .sorted()
                .toArray();
        long inside = found.stream()
                .filter(one -> !one.happenedOn().isBefore(one.fromOn())
                        && !one.happenedOn().isAfter(one.untilOn()))
                .count();
        return List.of(
                line("days before the event, at 50 %% recall: median %.0f", ahead[ahead.length / 2]),
                line(
                        "expected day off by a median of %.0f days; %.2f inside the 80 %% interval",
                        off[off.length / 2], (double) inside / found.size()));
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
