package ebb.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.btyd.spend.BtydColumns;
import ebb.churn.fit.Example;
import ebb.churn.fit.TrainingMatrix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Customers of whom the purchase model says 10 to 40 days, 20 in the middle, and who wait from half a day to 800 days. */
class NextPurchaseForecastTest {
    private static final int HORIZON = 90;
    private static final List<String> NAMES =
            List.of(BtydColumns.NEXT_PURCHASE_LOW, BtydColumns.NEXT_PURCHASE, BtydColumns.NEXT_PURCHASE_HIGH);
    private static final NextPurchase MODELLED = new NextPurchase(10, 20, 40);

    /** Waits are 20 days times 2 to the power of a normal deviate of that spread; of those who never buy nothing is known. */
    private static TrainingMatrix examples(int customers, double spread, double never, int... days) {
        Random random = new Random(7);
        List<Example> examples = new ArrayList<>();
        for (int day : days) {
            for (int customer = 0; customer < customers; customer++) {
                int wait = (int) Math.max(1, Math.round(20 * Math.pow(2, spread * random.nextGaussian())));
                boolean stays = random.nextDouble() >= never;
                Example.Label outcome = stays && wait <= HORIZON
                        ? new Example.Label(false, wait)
                        : new Example.Label(true, 0, 0, 0, stays ? wait : 0);
                examples.add(new Example("c" + customer, day, new double[] {10, 20, 40}).labelled(outcome));
            }
        }
        return TrainingMatrix.asTheyAre(NAMES, examples);
    }

    private static NextPurchaseForecast forecast(TrainingMatrix examples) {
        int[] days = examples.asOfDays();
        return NextPurchaseForecast.of(examples, HORIZON, days[days.length - 1] + HORIZON);
    }

    @Test
    void anIntervalThatHeldTooFewIsStretchedUntilItHoldsFourInFive() {
        NextPurchaseForecast forecast = forecast(examples(2000, 1, 0, 1000, 1090, 1180));

        assertThat(forecast.customers()).isEqualTo(6000);
        assertThat(forecast.stretch())
                .as("a normal deviate's 80 % are 1.28 deviations, told in whole days")
                .isBetween(1.2, 1.3);
        assertThat(forecast.judged())
                .extracting(NextPurchaseForecast.Judged::day)
                .as("the first date has nothing before it")
                .containsExactly(1090, 1180);
        assertThat(forecast.judged()).allSatisfy(judged -> {
            assertThat(judged.insideShare()).isCloseTo(.8, within(.02));
            assertThat(judged.modelledInsideShare()).isCloseTo(.68, within(.03));
        });
        NextPurchase told = forecast.of(MODELLED);
        assertThat(told.middle()).isEqualTo(20);
        assertThat(told.low()).isCloseTo(20 / Math.pow(2, forecast.stretch()), within(1e-9));
        assertThat(told.high()).isCloseTo(20 * Math.pow(2, forecast.stretch()), within(1e-9));
    }

    @Test
    void anIntervalThatHeldTooManyIsNarrowed() {
        NextPurchaseForecast forecast = forecast(examples(2000, .4, 0, 1000, 1090));
        assertThat(forecast.stretch()).isLessThan(.6);
        assertThat(forecast.newest().orElseThrow().insideShare()).isCloseTo(.8, within(.04));
    }

    @Test
    void whoNeverBuysIsOutside() {
        double stays = forecast(examples(2000, .8, 0, 1000, 1090)).stretch();
        assertThat(forecast(examples(2000, .8, .1, 1000, 1090)).stretch()).isGreaterThan(stays + .1);
        NextPurchase told = forecast(examples(2000, .8, .3, 1000, 1090)).of(MODELLED);
        assertThat(told.isPredictable(HORIZON))
                .as("three in ten never buy, so no interval holds four in five")
                .isFalse();
    }

    @Test
    void belowAHundredPastIntervalsItStaysAsTheModelHasIt() {
        assertThat(forecast(examples(99, 1, 0, 1000))).isEqualTo(NextPurchaseForecast.UNTRIED);
        assertThat(forecast(examples(100, 1, 0, 1000)).stretch()).isGreaterThan(1);
        assertThat(NextPurchaseForecast.UNTRIED.of(MODELLED)).isEqualTo(MODELLED);
    }

    @Test
    void onlyWhatWasKnownThenTeaches() {
        TrainingMatrix all = examples(300, 1, 0, 1000, 1030, 1090, 1120);
        TrainingMatrix then = all.where(row -> all.asOfDay(row) <= 1030);
        List<PastInterval> past = PastInterval.of(then, 1039);
        assertThat(past)
                .filteredOn(one -> one.day() == 1030)
                .allMatch(one -> one.waitDays() <= 9 && one.seenDays() == 9);
        assertThat(PastInterval.held(past, 1, HORIZON).customers())
                .as("the intervals of day 1000 end on day 1040")
                .isZero();
        assertThat(PastInterval.held(PastInterval.of(then, 1040), 1, HORIZON).customers())
                .isEqualTo(300);
    }

    @Test
    void aDateIsGivenWhereTheIntervalIsNoWiderThanTheHorizon() {
        assertThat(new NextPurchase(10, 20, 100).isPredictable(90)).isTrue();
        assertThat(new NextPurchase(10, 20, 100.1).isPredictable(90)).isFalse();
        assertThat(new NextPurchase(Double.NaN, Double.NaN, Double.NaN).isPredictable(90))
                .isFalse();
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (NextPurchaseForecast forecast :
                List.of(forecast(examples(200, 1, 0, 1000, 1090)), NextPurchaseForecast.UNTRIED)) {
            assertThat(json.readValue(json.writeValueAsBytes(forecast), NextPurchaseForecast.class))
                    .isEqualTo(forecast);
        }
    }
}
