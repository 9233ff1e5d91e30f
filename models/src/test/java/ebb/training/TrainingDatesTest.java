package ebb.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.ledger.DataSpan;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrainingDatesTest {
    private static final TrainingDates.Rules RULES = new TrainingDates.Rules(90, 30, 4, 60);

    @Test
    void holdsTheLatestMaturedDateBackAndTrainsAHorizonEarlier() {
        TrainingDates dates = TrainingDates.before(1400, new DataSpan(1000, 1400), RULES);

        assertThat(dates.holdoutDay()).isEqualTo(1310);
        assertThat(dates.trainingDays()).containsExactly(1130, 1160, 1190, 1220);
        assertThat(dates.publishedDays()).containsExactly(1220, 1250, 1280, 1310);
        assertThat(dates.allDays()).containsExactly(1130, 1160, 1190, 1220, 1250, 1280, 1310);
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
    void trainsOnTheSameDayOfEarlierYearsBesideTheNewestDates() {
        LocalDate asked = LocalDate.of(2026, 6, 30);
        int day = (int) asked.toEpochDay();
        TrainingDates dates = TrainingDates.before(
                day, new DataSpan((int) LocalDate.of(2023, 1, 1).toEpochDay(), day), RULES);

        int holdout = day - 90;
        assertThat(dates.publishedDays())
                .containsExactly(
                        (int) asked.minusYears(3).toEpochDay(),
                        (int) asked.minusYears(2).toEpochDay(),
                        (int) asked.minusYears(1).toEpochDay(),
                        holdout - 90,
                        holdout - 60,
                        holdout - 30,
                        holdout);
        assertThat(dates.trainingDays())
                .startsWith((int) LocalDate.ofEpochDay(holdout).minusYears(3).toEpochDay())
                .doesNotContain(holdout)
                .allMatch(train -> train + 90 <= holdout);
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
        TrainingDates dates = new TrainingDates(190, java.util.List.of(100), java.util.List.of(100, 130, 160, 190));

        assertThat(dates.origins(6, 60)).containsExactly(160, 190);
        assertThat(dates.origins(1, 60)).containsExactly(190);
        assertThat(dates.origins(6, 120)).isEmpty();
    }
}
