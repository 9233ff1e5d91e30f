package ebb.life.event;

import ebb.customer.DayInWords;
import ebb.life.rhythm.CustomerHabits;
import ebb.life.rhythm.Habit;
import ebb.life.setting.EventPattern;
import ebb.life.setting.Sign;
import java.util.ArrayList;
import java.util.List;

/** The evidence for a life event in words: what each sign says, and how strongly. */
final class EvidenceText {
    private static final double STRONG = 2.3;
    private static final double SOME = .5;

    private EvidenceText() {}

    static String of(EventPattern pattern, EventPosterior outlook, CustomerHabits habits) {
        List<String> words = new ArrayList<>();
        for (int s = 0; s < pattern.signs().size(); s++) {
            Sign sign = pattern.signs().get(s);
            String fact = sign.kind() == Sign.Kind.BREAKS ? broken(sign, habits) : begun(sign, habits, outlook.fromDay);
            words.add(fact + " (" + weight(outlook.signLogOdds[s]) + ")");
        }
        return String.join("; ", words);
    }

    private static String broken(Sign sign, CustomerHabits habits) {
        Habit habit = habits.find(sign.category()).orElse(null);
        if (habit == null) {
            return sign.category() + " never bought at " + count(habits.visits.length, "visit");
        }
        String since = ", not at the " + count(habits.visitsAfter(habit.lastDay()), "visit") + " since";
        return habit.isRegular()
                ? sign.category() + " last bought on " + day(habit.lastDay()) + since
                : sign.category() + " bought on " + count(habit.size(), "day") + " only" + since;
    }

    private static String begun(Sign sign, CustomerHabits habits, int earliestEvent) {
        int from = earliestEvent + sign.fromDays();
        int days = habits.find(sign.category())
                .map(habit -> habit.countBetween(from, habits.asOfDay))
                .orElse(0);
        return sign.category()
                + (days == 0 ? " not bought since " : " bought on " + count(days, "day") + " since ")
                + day(Math.min(from, habits.asOfDay));
    }

    private static String weight(double logOdds) {
        if (Math.abs(logOdds) < SOME) {
            return "says little";
        }
        return (logOdds > STRONG || logOdds < -STRONG ? "strongly " : "") + (logOdds > 0 ? "for" : "against");
    }

    static String day(int epochDay) {
        return DayInWords.of(epochDay);
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
