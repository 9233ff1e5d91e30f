package ebb.life.rhythm;

import ebb.feature.GapSums;
import ebb.feature.LogTable;
import java.io.Serializable;

/** Sums over customers that a {@link CategoryTiming} is estimated from; whole numbers, so that their order does not matter. */
public final class TimingSums implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double MILLION = 1e6;

    final GapSums gaps = new GapSums();
    private long unitsWithGap;
    private long unitsSquared;
    private final long[] monthResiduals = new long[12];
    private final long[] monthGaps = new long[12];

    public void add(Habit habit) {
        int count = habit.size() - 1;
        if (count < 1) {
            return;
        }
        double sum = 0;
        double squares = 0;
        double units = 0;
        for (int i = 1; i <= count; i++) {
            double log = LogTable.of(habit.gap(i));
            sum += log;
            squares += log * log;
            units += habit.logUnits(i - 1);
        }
        gaps.add(count, sum, squares);
        if (count > 1) {
            addDeviations(habit, sum / count, units / count);
        }
    }

    private void addDeviations(Habit habit, double meanLog, double meanUnits) {
        for (int i = 1; i < habit.size(); i++) {
            double gap = LogTable.of(habit.gap(i)) - meanLog;
            double units = habit.logUnits(i - 1) - meanUnits;
            unitsWithGap += whole(gap * units);
            unitsSquared += whole(units * units);
            monthResiduals[habit.month(i - 1)] += whole(gap);
            monthGaps[habit.month(i - 1)]++;
        }
    }

    TimingSums plus(TimingSums other) {
        gaps.plus(other.gaps);
        unitsWithGap += other.unitsWithGap;
        unitsSquared += other.unitsSquared;
        for (int month = 0; month < 12; month++) {
            monthResiduals[month] += other.monthResiduals[month];
            monthGaps[month] += other.monthGaps[month];
        }
        return this;
    }

    private static long whole(double value) {
        return Math.round(value * MILLION);
    }

    double unitsWithGap() {
        return unitsWithGap / MILLION;
    }

    double unitsSquared() {
        return unitsSquared / MILLION;
    }

    double monthResidual(int month) {
        return monthResiduals[month] / MILLION;
    }

    long monthGaps(int month) {
        return monthGaps[month];
    }
}
