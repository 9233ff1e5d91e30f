package ebb.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionRuleTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        AT_RISK | HIGH | HIGH | HELD_BACK | Nothing: held back to measure what acting is worth | -
        AT_RISK | HIGH | HIGH | OPTED_OUT | Nothing: has asked not to be contacted | -
        LAPSED | - | - | ALLOWED | Win back: take up in the win-back plan | -
        AT_RISK | HIGH | HIGH | ALLOWED | Call in person: ask what has changed and agree on the next order | 2026-04-03
        NEW | HIGH | HIGH | ALLOWED | Call in person: ask what has changed and agree on the next order | 2026-04-03
        RETURNED | MEDIUM | LOW | ALLOWED | Thank for coming back and ask what kept them away | 2026-04-14
        NEW | HIGH | LOW | ALLOWED | Welcome, and invite to the second purchase | 2026-04-14
        AT_RISK | HIGH | MEDIUM | ALLOWED | Write in person, with an offer in the categories they usually buy | 2026-04-14
        AT_RISK | HIGH | LOW | ALLOWED | Send the reminder mailing | 2026-04-14
        AT_RISK | HIGH | - | ALLOWED | Send the reminder mailing | 2026-04-14
        COOLING | MEDIUM | HIGH | ALLOWED | Check in before the silence grows: ask whether something is missing | 2026-04-14
        COOLING | LOW | LOW | ALLOWED | Send a reminder of what they usually buy | 2026-04-14
        ACTIVE | LOW | HIGH | ALLOWED | Look after: thank, and keep the service they know | -
        ACTIVE | MEDIUM | HIGH | ALLOWED | Nothing now: look again with the next run | -
        NEW | LOW | LOW | ALLOWED | Nothing: buys as usual | -
        """)
    void recommendsTheFirstPlayThatFits(
            Lifecycle lifecycle, Band risk, Band value, ActionRule.Contact contact, String words, LocalDate contactBy) {
        ActionRule play = ActionRule.of(new ActionRule.Situation(lifecycle, risk, value, contact));
        assertThat(play.words()).isEqualTo(words);
        assertThat(play.contactBy(AS_OF, SegmentSettings.DEFAULTS)).isEqualTo(contactBy);
    }
}
