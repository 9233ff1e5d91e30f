package ebb.churn.survival;

import ebb.schema.SurvivalTable;
import java.util.List;
import java.util.stream.IntStream;

/** Where the intervals of the curve end, in days after the as-of date: at the horizons it is given for and at the published score's own. */
public final class SurvivalIntervals {
    private SurvivalIntervals() {}

    /** Ends of the intervals, ascending: {@link SurvivalTable#HORIZONS} and {@code horizonDays}. */
    public static List<Integer> ends(int horizonDays) {
        return IntStream.concat(SurvivalTable.HORIZONS.stream().mapToInt(Integer::intValue), IntStream.of(horizonDays))
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }
}
