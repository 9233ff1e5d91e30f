package ebb.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.ledger.DataSpan;
import ebb.ledger.LogGap;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrainingDatesTest {
    private static final TrainingDates.Rules RULES = new TrainingDates.Rules(90, 30, 4, 60);
    private static final TrainingDates.Rules A_YEAR = new TrainingDates.Rules(90, 30, 12, 60);

    @Test
    void holdsTheLatestMaturedDateBackAndTrainsAHorizonEarlier() {
        TrainingDates dates = TrainingDates.before(1400, new DataSpan(1000, 1400), RULES);

        assertThat(dates.holdoutDay()).isEqualTo(1310);
        assertThat(dates.trainingDays()).containsExactly(1130, 1160, 1190, 1220);
        assertThat(dates.publishedDays()).containsExactly(1220, 1250, 1280, 1310);
        assertThat(dates.allDays()).containsExactly(1130, 1160, 1190, 1220, 1250, 1280, 1310);
    }

    /** Windows are of 90 days: that of 1130 ends on 1220, that of 1220 begins with 1221. */
    @Test
    void datesThatLookIntoAGapOfTheLogDoNotTrain() {
        TrainingDates dates = TrainingDates.before(1400, new DataSpan(1000, 1400), RULES);
        assertThat(dates.without(gap(1221, 1250), 90).trainingDays()).containsExactly(1130);
        assertThat(dates.without(gap(1220, 1250), 90).trainingDays()).isEmpty();
        assertThat(dates.without(gap(1190, 1220), 90).publishedDays()).containsExactly(1220, 1250, 1280, 1310);
        assertThat(dates.without(gap(1190, 1221), 90).publishedDays()).containsExactly(1250, 1280, 1310);
        assertThat(dates.without(gap(1311, 1330), 90))
                .as("it reaches into the window that judges")
                .isEqualTo(dates);
    }

    private static LogGap gap(int first, int last) {
        return new LogGap(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last));
    }

    @Test
    void cannotJudgeOnAShortHistoryButStillTrains() {
        TrainingDates dates = TrainingDates.before(1200, new DataSpan(1000, 1200), RULES);

        assertThat(dates.canJudge()).isFalse();
        assertThat(dates.publishedDays()).containsExactly(1080, 1110);
    }

    @Test
    void saysHowManyDaysAreMissing() {
        assertThatThrownBy(() -> TrainingDates.before(1100, new DataSpan(1000, 1100), RULES))
                .hasMessageContaining("101 days")
                .hasMessageContaining("151")
                .hasMessageContaining("`--set horizon-days=33 --set training.min-history-days=33` would do.");
        assertThatThrownBy(() -> TrainingDates.before(1014, new DataSpan(1000, 1014), RULES))
                .hasMessageContaining("Wait for more data");
    }

    @Property
    void theAdviceGivesDatesThatTrainAndJudge(
            @ForAll @IntRange(min = 1, max = 1200) int observedDays, @ForAll @IntRange(min = 1, max = 400) int wanted) {
        Optional<TrainingAdvice> advice = TrainingAdvice.of(observedDays, wanted);
        assertThat(advice.isPresent()).isEqualTo(observedDays >= 22);
        advice.ifPresent(settings -> {
            TrainingDates.Rules rules =
                    new TrainingDates.Rules(settings.horizonDays(), 30, 12, settings.minHistoryDays());
            int last = observedDays - 1;
            assertThat(TrainingDates.before(last, new DataSpan(0, last), rules).canJudge())
                    .isTrue();
        });
    }

    @Test
    void trainsOnTheSameDayOfEarlierYearsAndOnAllDatesWithAYearOfHistory() {
        LocalDate asked = LocalDate.of(2026, 6, 30);
        int day = (int) asked.toEpochDay();
        int opened = (int) LocalDate.of(2023, 1, 1).toEpochDay();
        TrainingDates dates = TrainingDates.before(day, new DataSpan(opened, day), A_YEAR);

        int holdout = day - 90;
        assertThat(dates.publishedDays())
                .startsWith(
                        (int) asked.minusYears(3).toEpochDay(), holdout - 27 * 30, holdout - 26 * 30, holdout - 25 * 30)
                .endsWith(holdout - 90, holdout - 60, holdout - 30, holdout)
                .contains((int) asked.minusYears(2).toEpochDay())
                .as("five days from one of the newest")
                .doesNotContain((int) asked.minusYears(1).toEpochDay());
        assertThat(holdout - 28 * 30).as("less than a year of history").isLessThan(opened + 365);
        assertThat(dates.trainingDays())
                .startsWith((int) LocalDate.ofEpochDay(holdout).minusYears(3).toEpochDay())
                .doesNotContain(holdout)
                .allMatch(train -> train + 90 <= holdout);
    }

    @Test
    void fewerDatesThanAYearHoldsGetNoMoreOfEarlierYears() {
        TrainingDates dates = TrainingDates.before(3000, new DataSpan(0, 3000), RULES);
        assertThat(dates.publishedDays()).hasSize(4 + 3000 / 365);
    }

    @Property
    void oneYearOfDataTrainsOnTheNewestDatesAlone(@ForAll @IntRange(min = 151, max = 365) int days) {
        TrainingDates dates = TrainingDates.before(days, new DataSpan(0, days), A_YEAR);
        assertThat(dates.publishedDays()).hasSizeLessThanOrEqualTo(A_YEAR.mostDates());
    }

    @Property
    void noTwoDatesLieNearerThanHalfTheSpacing(@ForAll @IntRange(min = 200, max = 4000) int days) {
        List<Integer> dates =
                TrainingDates.before(days, new DataSpan(0, days), A_YEAR).publishedDays();
        for (int i = 1; i < dates.size(); i++) {
            assertThat(dates.get(i) - dates.get(i - 1)).isGreaterThan(A_YEAR.spacingDays() / 2);
        }
    }

    @Property
    void neverLooksPastTheScoringDateOrIntoTheHoldout(
            @ForAll @IntRange(min = 200, max = 2000) int days, @ForAll @IntRange(min = 1, max = 200) int horizon) {
        TrainingDates.Rules rules = new TrainingDates.Rules(horizon, 14, 10, 30);
        if (days < 31 + horizon) {
            return;
        }
        TrainingDates dates = TrainingDates.before(days, new DataSpan(0, days + 500), rules);

        assertThat(dates.publishedDays())
                .allSatisfy(day -> assertThat(day + horizon).isLessThanOrEqualTo(days));
        assertThat(dates.trainingDays())
                .allSatisfy(day -> assertThat(day + horizon).isLessThanOrEqualTo(dates.holdoutDay()));
    }

    @Test
    void originsAreThePublishedDaysThatHaveADateToTrainOn() {
        TrainingDates dates = new TrainingDates(190, List.of(100), List.of(100, 130, 160, 190));

        assertThat(dates.origins(60)).containsExactly(160, 190);
        assertThat(dates.origins(120)).isEmpty();
    }
}
