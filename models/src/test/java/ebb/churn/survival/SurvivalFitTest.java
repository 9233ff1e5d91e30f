package ebb.churn.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.churn.fit.Example;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.survival.SurvivalCurve.TimeInterval;
import ebb.customer.LogOdds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SurvivalFitTest {
    private static final int HORIZON = 60;
    private static final Fitting FITTING = new Fitting(null, 1);

    /** Each day everyone buys with the chance of their feature. */
    private static TrainingMatrix examples(int customers, int... days) {
        Random random = new Random(5);
        List<Example> examples = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            double daily = customer % 2 == 0 ? .004 : .02;
            for (int day : days) {
                int wait = (int) Math.ceil(Math.log(1 - random.nextDouble()) / Math.log(1 - daily));
                Example.Label label = wait <= HORIZON
                        ? new Example.Label(false, wait)
                        : new Example.Label(true, 0, 0, 0, wait > 365 ? 0 : wait);
                examples.add(new Example("c" + customer, day, new double[] {daily}).labelled(label));
            }
        }
        return TrainingMatrix.of(List.of("daily_share"), examples);
    }

    @Test
    void findsTheChanceOfEachIntervalForEachCustomer() {
        SurvivalCurve curve = new SurvivalFit(1000, HORIZON, FITTING).of(examples(4000, 0, 100));

        assertThat(curve.intervals()).extracting(TimeInterval::endDays).containsExactly(30, 60, 90, 180, 365);
        for (double daily : new double[] {.004, .02}) {
            double[] given = curve.at(new double[] {daily}, Math.pow(1 - daily, HORIZON));
            for (int i = 0; i < given.length; i++) {
                double truth = Math.pow(1 - daily, curve.intervals().get(i).endDays());
                assertThat(given[i]).isCloseTo(truth, within(.02));
            }
        }
    }

    /** On day 160 the first 60 days after day 100 are over, and the first 90 and 160 after day 0. */
    @Test
    void learnsFromAnIntervalOnlyOnceItIsOver() {
        TrainingMatrix examples = examples(50, 0, 100);
        SurvivalCurve curve = new SurvivalFit(160, HORIZON, FITTING).of(examples);

        assertThat(curve.intervals()).extracting(TimeInterval::endDays).containsExactly(30, 60, 90);
        TrainingMatrix first = examples.where(
                row -> examples.asOfDay(row) == 0 && examples.outcome(row).isWaitingAfter(60));
        long bought = IntStream.range(0, first.size())
                .filter(row -> !first.outcome(row).isWaitingAfter(90))
                .count();
        assertThat(curve.intervals().get(2).silence().base())
                .as("the share of all, of so few")
                .isCloseTo(LogOdds.of(1 - (double) bought / first.size()), within(1e-12));
    }

    /** In the half year that begins on day 0 of a year, and of each year again, few buy, in the other many. */
    private static TrainingMatrix seasonal(int... days) {
        Random random = new Random(5);
        List<Example> examples = new ArrayList<>();
        for (int day : days) {
            boolean isQuiet = day % 365 < 182;
            for (int customer = 0; customer < 500; customer++) {
                int wait = random.nextDouble() < (isQuiet ? .1 : .5) ? 1 + random.nextInt(60) : 0;
                examples.add(new Example("c" + customer, day, new double[] {random.nextDouble()})
                        .labelled(new Example.Label(wait == 0, wait)));
            }
        }
        return TrainingMatrix.of(List.of("noise_share"), examples);
    }

    @Test
    void expectsWhatTheSameSeasonOfEarlierYearsBrought() {
        SurvivalFit asked = new SurvivalFit(3 * 365, HORIZON, FITTING);

        assertThat(silence(asked.of(seasonal(0, 183, 365, 548, 730, 913))))
                .as("three quarters of the way from .85, the average of the year, to .95")
                .isBetween(.91, .96);
        assertThat(silence(asked.of(seasonal(183, 365, 548, 730, 913))))
                .as("two years may be chance")
                .isBetween(.78, .87);
    }

    /** Of nothing bought in the first 30 days, before the curve is made to go through a score. */
    private static double silence(SurvivalCurve curve) {
        return LogOdds.probability(curve.intervals().get(0).silence().margin(new double[] {.5}));
    }

    @Test
    void whoHasBoughtIsNoLongerAtRisk() {
        Example.Label early = new Example.Label(false, 30);
        Example.Label late = new Example.Label(true, 0, 0, 0, 61);
        assertThat(early.isWaitingAfter(29)).isTrue();
        assertThat(early.isWaitingAfter(30)).isFalse();
        assertThat(late.isWaitingAfter(60)).isTrue();
        assertThat(late.isWaitingAfter(61)).isFalse();
        assertThat(new Example.Label(true, 0).isWaitingAfter(365)).isTrue();
    }
}
