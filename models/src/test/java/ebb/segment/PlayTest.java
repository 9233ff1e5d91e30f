package ebb.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        AT_RISK | HIGH | HIGH | true | Nothing: held back to measure what acting is worth | -
        LAPSED | - | - | false | Win back: take up in the win-back plan | -
        AT_RISK | HIGH | HIGH | false | Call in person: ask what has changed and agree on the next order | 2026-04-03
        NEW | HIGH | HIGH | false | Call in person: ask what has changed and agree on the next order | 2026-04-03
        RETURNED | MEDIUM | LOW | false | Thank for coming back and ask what kept them away | 2026-04-14
        NEW | HIGH | LOW | false | Welcome, and invite to the second purchase | 2026-04-14
        AT_RISK | HIGH | MEDIUM | false | Write in person, with an offer in the categories they usually buy | 2026-04-14
        AT_RISK | HIGH | LOW | false | Send the reminder mailing | 2026-04-14
        AT_RISK | HIGH | - | false | Send the reminder mailing | 2026-04-14
        COOLING | MEDIUM | HIGH | false | Check in before the silence grows: ask whether something is missing | 2026-04-14
        COOLING | LOW | LOW | false | Send a reminder of what they usually buy | 2026-04-14
        ACTIVE | LOW | HIGH | false | Look after: thank, and keep the service they know | -
        ACTIVE | MEDIUM | HIGH | false | Nothing now: look again with the next run | -
        NEW | LOW | LOW | false | Nothing: buys as usual | -
        """)
    void recommendsTheFirstPlayThatFits(
            Lifecycle lifecycle, Band risk, Band value, boolean control, String words, LocalDate contactBy) {
        Play play = Play.of(new Play.Situation(lifecycle, risk, value, control));
        assertThat(play.words()).isEqualTo(words);
        assertThat(play.contactBy(AS_OF, SegmentSettings.DEFAULTS)).isEqualTo(contactBy);
    }
}
