package ebb.life.event;

import ebb.customer.CalendarDays;
import ebb.life.rhythm.CustomerHabits;
import ebb.life.rhythm.Habit;
import ebb.life.rhythm.LifePopulation;
import ebb.life.setting.EventPattern;
import ebb.life.setting.Sign;
import java.io.Serializable;

/** The likelihood ratios of one customer's visits for every sign of an event, week by week. */
final class EventEvidence implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final float NOTHING_KNOWN = 1;

    final String customerId;
    private final float[][] ratios;
    private final double[] anyTime;
    /** Weeks from the first visit to the as-of date. */
    final int weeks;
    /** 1 where the customer had the habit that the first sign breaks, 0 elsewhere: the event may be rarer without it. */
    final int group;
    /** By sign: likelihood ratio where it changed before the first visit or, of a habit that nobody saw, not to this day. */
    private final double[] always;

    EventEvidence(EventPattern pattern, String customerId, float[][] ratios, int weeks, int group) {
        this.customerId = customerId;
        this.ratios = ratios;
        this.weeks = weeks;
        this.group = group;
        this.anyTime = new double[ratios.length];
        this.always = new double[ratios.length];
        for (int s = 0; s < ratios.length; s++) {
            anyTime[s] = mean(ratios[s]);
            boolean isUnseen = group == 0 && pattern.signs().get(s).kind() == Sign.Kind.BREAKS;
            always[s] = ratio(s, isUnseen ? 0 : weeks);
        }
    }

    static EventEvidence of(EventPattern pattern, CustomerHabits habits, LifePopulation population) {
        float[][] ratios = new float[pattern.signs().size()][];
        int group = 0;
        for (int s = 0; s < ratios.length; s++) {
            Sign sign = pattern.signs().get(s);
            ratios[s] = SignLikelihoodRatio.of(sign, habits, population);
            if (sign.kind() == Sign.Kind.BREAKS
                    && habits.find(sign.category()).filter(Habit::isRegular).isPresent()) {
                group = 1;
            }
        }
        int weeks = (habits.asOfDay - habits.firstVisit()) / CalendarDays.WEEK + 1;
        return new EventEvidence(pattern, habits.customerId, ratios, weeks, group);
    }

    /** Likelihood ratio of a sign that fell so many weeks before the as-of date; negative: it is still to come. */
    float ratio(int sign, int weeksBefore) {
        float[] known = ratios[sign];
        return weeksBefore < 0 || weeksBefore >= known.length ? NOTHING_KNOWN : known[weeksBefore];
    }

    /** Likelihood ratios of {@code count} weeks from {@code firstWeeksBefore} on. */
    float[] ratios(int sign, int firstWeeksBefore, int count) {
        float[] known = new float[count];
        for (int i = 0; i < count; i++) {
            known[i] = ratio(sign, firstWeeksBefore + i);
        }
        return known;
    }

    /** Mean likelihood ratio of a change at any time while the customer came: one that has nothing to do with the event. */
    double anyTime(int sign) {
        return anyTime[sign];
    }

    /** Likelihood ratio of a category needed from the first visit to the last, so that nothing began or broke. */
    double always(int sign) {
        return always[sign];
    }

    private double mean(float[] known) {
        double sum = 0;
        int count = Math.min(weeks, known.length);
        for (int week = 0; week < count; week++) {
            sum += known[week];
        }
        return sum / count;
    }
}
