package ebb.training;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.churn.fit.TrainingMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Over the customers of {@link NewCustomerContestTest}: half are new, and only the first basket tells of those. */
class RollingOriginBacktestTest {
    private static final int HORIZON_DAYS = 90;
    private static final RollingOriginBacktest ROLLING = new RollingOriginBacktest(NewCustomerContestTest.RULES);

    @Test
    void holdsTheContestWhereSomethingHadMatured() {
        TrainingMatrix examples = NewCustomerContestTest.examples(1200, 2);

        List<RollingOriginBacktest.Origin> origins = ROLLING.run(examples, List.of(130, 200, 300), 6, HORIZON_DAYS);

        assertThat(origins).extracting(RollingOriginBacktest.Origin::originDay).containsExactly(200, 300);
        assertThat(origins).allSatisfy(origin -> assertThat(origin.judgements())
                .extracting(HoldoutResult::contestant)
                .contains("prevalence", "frequency", "logistic_regression"));
    }

    @Test
    void judgesTheLatestAndOthersSpreadOverTheDaysThatCanJudge() {
        TrainingMatrix examples = NewCustomerContestTest.examples(1200, 2);
        TrainingMatrix allStayedOnDay200 =
                examples.where(row -> examples.asOfDay(row) != 200 || !examples.churned(row));

        assertThat(days(ROLLING.run(examples, List.of(200, 300), 1, HORIZON_DAYS)))
                .containsExactly(300);
        assertThat(days(ROLLING.run(allStayedOnDay200, List.of(200, 300), 6, HORIZON_DAYS)))
                .containsExactly(300);
        assertThat(ROLLING.run(allStayedOnDay200, List.of(200), 6, HORIZON_DAYS))
                .isEmpty();
    }

    private static List<Integer> days(List<RollingOriginBacktest.Origin> origins) {
        return origins.stream().map(RollingOriginBacktest.Origin::originDay).toList();
    }

    @Test
    void judgesAModelOfTheNewCustomersOnThemAlone() {
        TrainingMatrix examples = NewCustomerContestTest.examples(1200, 2);

        List<HoldoutResult> judgements =
                ROLLING.run(examples, List.of(300), 6, HORIZON_DAYS).get(0).judgements();

        HoldoutResult own = of(judgements, NewCustomerContest.NAME);
        assertThat(own.figures()).extracting(HoldoutResult.Figure::band).containsOnly(CustomerGroups.NEWCOMERS);
        assertThat(loss(own)).isLessThan(loss(of(judgements, "logistic_regression")) - .05);
    }

    @Test
    void saysNothingOfFewNewCustomers() {
        List<HoldoutResult> judgements = ROLLING.run(
                        NewCustomerContestTest.examples(300, 2), List.of(300), 6, HORIZON_DAYS)
                .get(0)
                .judgements();

        assertThat(judgements).extracting(HoldoutResult::contestant).doesNotContain(NewCustomerContest.NAME);
    }

    private static HoldoutResult of(List<HoldoutResult> judgements, String contestant) {
        return judgements.stream()
                .filter(judgement -> judgement.contestant().equals(contestant))
                .findFirst()
                .orElseThrow();
    }

    private static double loss(HoldoutResult judgement) {
        return judgement.figures().stream()
                .filter(figure -> figure.band().equals(CustomerGroups.NEWCOMERS)
                        && figure.metric().equals("log_loss"))
                .mapToDouble(figure -> figure.interval().value())
                .findFirst()
                .orElseThrow();
    }
}
