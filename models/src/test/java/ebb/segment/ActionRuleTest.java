package ebb.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionRuleTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        LAPSED | - | - | Win back: take up in the win-back plan | -
        AT_RISK | HIGH | HIGH | Call in person: ask what has changed and agree on the next order | 2026-04-03
        NEW | HIGH | HIGH | Call in person: ask what has changed and agree on the next order | 2026-04-03
        RETURNED | MEDIUM | LOW | Thank for coming back and ask what kept them away | 2026-04-14
        NEW | HIGH | LOW | Welcome, and invite to the second purchase | 2026-04-14
        AT_RISK | HIGH | MEDIUM | Write in person, with an offer in the categories they usually buy | 2026-04-14
        AT_RISK | HIGH | LOW | Send the reminder mailing | 2026-04-14
        AT_RISK | HIGH | - | Send the reminder mailing | 2026-04-14
        COOLING | MEDIUM | HIGH | Check in before the silence grows: ask whether something is missing | 2026-04-14
        COOLING | LOW | LOW | Send a reminder of what they usually buy | 2026-04-14
        ACTIVE | LOW | HIGH | Look after: thank, and keep the service they know | -
        ACTIVE | MEDIUM | HIGH | Nothing now: look again with the next run | -
        NEW | LOW | LOW | Nothing: buys as usual | -
        """)
    void recommendsTheFirstPlayThatFits(Lifecycle lifecycle, Band risk, Band value, String words, LocalDate contactBy) {
        ActionRule play = ActionRule.of(new ActionRule.Situation(lifecycle, risk, value));
        assertThat(play.words()).isEqualTo(words);
        assertThat(play.contactBy(AS_OF, SegmentSettings.DEFAULTS)).isEqualTo(contactBy);
    }
}
