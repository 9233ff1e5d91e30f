package ebb.life.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.life.event.FittedEvent.SignFit;
import ebb.life.setting.EventPattern;
import ebb.life.setting.Sign;
import ebb.life.setting.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class FittedEventTest {
    private static final Sign COT = new Sign(Sign.Kind.BEGINS, "cot", 0, 13, 60);
    private static final Sign WINE = new Sign(Sign.Kind.BREAKS, "wine", -14, -1, 200);

    @Test
    void aSignComesSoManyDaysFromTheEventGiveOrTake() {
        EventModel model = model(WINE, COT);
        model.timing[0] = new double[] {0.5, 0.5};
        model.timing[1] = new double[] {0.25, 0.75};
        List<SignFit> signs = new FittedEvent("birth", model, 80).signs();
        assertThat(signs).extracting(SignFit::words).containsExactly("wine breaks", "cot begins");
        assertThat(signs).extracting(SignFit::customers).containsOnly(80);
        assertThat(signs.get(0).meanDays()).as("weeks at 14 and 7 days before").isEqualTo(-10.5);
        assertThat(signs.get(0).deviationDays()).isEqualTo(3.5);
        assertThat(signs.get(1).meanDays()).as("weeks at 0 and 7 days after").isEqualTo(5.25);
        assertThat(signs.get(1).deviationDays()).isCloseTo(7 * Math.sqrt(3) / 4, within(1e-12));
    }

    @Test
    void theRateIsThatOfCustomersWithAHabitOnlyWhereASignIsThatOneBreaks() {
        EventModel breaks = model(COT, WINE);
        EventModel begins = model(COT, COT);
        for (EventModel model : List.of(breaks, begins)) {
            model.weeklyRate[0] = 1 / EventModel.WEEKS_A_YEAR;
            model.weeklyRate[1] = 2 / EventModel.WEEKS_A_YEAR;
        }
        assertThat(new FittedEvent("e", breaks, 1).signs().get(0).eventsAYear()).isCloseTo(2, within(1e-12));
        assertThat(new FittedEvent("e", begins, 1).signs().get(0).eventsAYear()).isCloseTo(1, within(1e-12));
    }

    private static EventModel model(Sign... signs) {
        return new EventModel(new EventPattern(
                true, false, List.of(), 180, 30, List.of(signs), List.of(new Stage("a cot", -120, -60))));
    }
}
