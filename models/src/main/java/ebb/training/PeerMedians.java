package ebb.training;

import ebb.churn.fit.TrainingMatrix;
import ebb.reason.PeerFinder;
import ebb.reason.PeerGroup;
import ebb.reason.TypicalValues;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The median customer of each peer group, which reasons compare with. */
public final class PeerMedians {
    /** The median of fewer customers says little. */
    private static final int FEWEST_CUSTOMERS = 30;

    private static final List<PeerGroup> KINDS = List.of(PeerGroup.INVOICED, PeerGroup.NOT_INVOICED);

    private PeerMedians() {}

    /** The medians on one as-of date; a feature that is null for all has NaN, and too small a group or one that everyone is in is left out. */
    public static TypicalValues of(TrainingMatrix examples, int asOfDay) {
        TrainingMatrix onDay = examples.where(row -> examples.asOfDay(row) == asOfDay);
        PeerFinder finder = new PeerFinder(onDay.featureNames());
        double[] all = medians(onDay);
        Map<PeerGroup, double[]> groups = new EnumMap<>(PeerGroup.class);
        addLarge(groups, PeerGroup.EVERYONE, onDay, all);
        for (PeerGroup kind : KINDS) {
            TrainingMatrix ofKind = onDay.where(row -> finder.kind(onDay.row(row)) == kind);
            if (ofKind.size() >= FEWEST_CUSTOMERS && ofKind.size() < onDay.size()) {
                double[] medians = medians(ofKind);
                groups.put(kind, medians);
                addLarge(groups, kind, ofKind, medians);
            }
        }
        return new TypicalValues(all, groups);
    }

    private static void addLarge(
            Map<PeerGroup, double[]> groups, PeerGroup kind, TrainingMatrix customers, double[] medians) {
        PeerFinder finder = new PeerFinder(customers.featureNames());
        TrainingMatrix large = customers.where(row -> finder.isLarge(customers.row(row), medians));
        if (large.size() >= FEWEST_CUSTOMERS) {
            groups.put(kind.large(), medians(large));
        }
    }

    private static double[] medians(TrainingMatrix examples) {
        return IntStream.range(0, examples.featureNames().size())
                .mapToDouble(feature -> median(examples, feature))
                .toArray();
    }

    private static double median(TrainingMatrix examples, int feature) {
        double[] values = IntStream.range(0, examples.size())
                .mapToDouble(row -> examples.value(row, feature))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        Arrays.sort(values);
        return values.length == 0 ? Double.NaN : values[values.length / 2];
    }
}
