package ebb.life.rhythm;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** Sums of one pass over the customers about their habits, given the timing of each category. */
public final class HabitSurvey implements Serializable {
    private static final long serialVersionUID = 1L;
    private final TimingByCategory timings;
    private final Months months;
    final Map<String, HabitSums> categories = new HashMap<>();
    final long[] openVisits;
    final ImpulsePurchases everyone = new ImpulsePurchases();
    final GapResiduals residuals = new GapResiduals();

    public HabitSurvey(TimingByCategory timings, Months months) {
        this.timings = timings;
        this.months = months;
        this.openVisits = new long[months.count()];
    }

    public HabitSurvey add(CustomerHabits habits) {
        everyone.add(habits.visits.length, 0);
        int from = HabitOnset.knownFrom(habits);
        for (int day : habits.visits) {
            if (day >= from) {
                openVisits[months.of(day)]++;
            }
        }
        for (Habit habit : habits.all) {
            add(habits, habit, categories.computeIfAbsent(habit.category, none -> new HabitSums(months.count())));
        }
        return this;
    }

    private void add(CustomerHabits habits, Habit habit, HabitSums sums) {
        addBeginning(habits, habit, sums);
        sums.impulses.add(habits.visits.length, habit.size());
        if (!habit.isRegular()) {
            return;
        }
        sums.habitDays += habits.lastVisit() - habit.day(Habit.LEAST_PURCHASES - 1);
        CategoryTiming timing = timings.of(habit.category);
        sums.addVisits(habits, habit, timing);
        if (habit.size() > Habit.LEAST_PURCHASES) {
            int before = habit.size() - 2;
            residuals.add(RunningRhythm.of(habit, before, timing).standard(habit.gap(before)));
        }
    }

    private void addBeginning(CustomerHabits habits, Habit habit, HabitSums sums) {
        int from = HabitOnset.knownFrom(habits);
        int begun = HabitOnset.day(habits, habit);
        if (begun != HabitOnset.NEVER) {
            sums.beginnings[months.of(begun)]++;
        }
        for (int v = habits.visits.length - 1; v >= 0 && habits.visits[v] >= from; v--) {
            if (habits.visits[v] <= habit.day(0)) {
                break;
            }
            sums.pastVisits[months.of(habits.visits[v])]++;
        }
    }

    HabitSurvey plus(HabitSurvey other) {
        everyone.plus(other.everyone);
        HabitSums.add(openVisits, other.openVisits);
        residuals.plus(other.residuals);
        other.categories.forEach((category, sums) -> categories
                .computeIfAbsent(category, none -> new HabitSums(months.count()))
                .plus(sums));
        return this;
    }
}
