package ebb.action.winback;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.customer.Channel;
import ebb.input.AccountInputs;
import ebb.input.CustomerAccount;
import ebb.input.CustomerContact;
import ebb.input.Profile;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.testing.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The customer bought on day 1000 for the last time and lapsed on day 1091; today is day 1400. */
class AttemptsTest {
    private static final int ACTIVE_DAYS = 90;
    private static final int TODAY = 1400;
    private static final WinBackSettings.Attempts THREE = new WinBackSettings.Attempts(
            3, 30, List.of("declined", "kein Interesse"), List.of("unreachable", "no answer"));

    private static CustomerContact contact(int day, String channel, String outcome) {
        return new CustomerContact(day, false, channel, null, outcome, null);
    }

    private static Attempts attempts(CustomerContact... contacts) {
        AccountInputs inputs = new AccountInputs(
                Profile.UNKNOWN, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(contacts));
        CustomerAccount account = new CustomerAccount(
                LocalLedger.of(List.of(Line.purchase("c", 1000, 10))).get(0), inputs);
        return Attempts.of(account.knownOn(new AsOf(TODAY, new DataSpan(1000, TODAY))), ACTIVE_DAYS, THREE);
    }

    @Test
    void aContactBeforeTheCustomerLapsedIsNoAttempt() {
        assertThat(attempts(contact(1090, "phone", "declined")).count()).isZero();
        assertThat(attempts(contact(1090, "phone", "declined")).nextDay(TODAY)).isEqualTo(TODAY + 1);
        assertThat(attempts(contact(1091, "phone", "declined")).count()).isOne();
        assertThat(attempts(new CustomerContact(1100, true, "phone", null, null, null))
                        .count())
                .as("held back")
                .isZero();
    }

    @Test
    void theOutcomeSaysWhyNothingFollows() {
        assertThat(attempts(contact(1100, "phone", "Declined"), contact(1200, "email", null))
                        .outcome())
                .isEqualTo("Declined");
        assertThat(attempts(contact(1100, "phone", "declined"), contact(1200, "email", "unreachable"))
                        .outcome())
                .isEqualTo("declined");
        assertThat(attempts(contact(1100, "phone", "unreachable"), contact(1200, "email", null))
                        .outcome())
                .isNull();
    }

    @Test
    void endsWhenTheCustomerDeclinesOrWasAskedOftenEnough() {
        assertThat(attempts(contact(1100, "phone", " Declined "), contact(1200, "email", null))
                        .nextDay(TODAY))
                .isNull();
        assertThat(attempts(contact(1100, "phone", null), contact(1200, "email", null))
                        .nextDay(TODAY))
                .isEqualTo(TODAY + 1);
        assertThat(attempts(contact(1100, "phone", null), contact(1200, "email", null), contact(1300, "email", null))
                        .nextDay(TODAY))
                .isNull();
        assertThat(attempts(contact(1390, "email", null)).nextDay(TODAY)).isEqualTo(1420);
    }

    @Test
    void outcomesEndAttemptsInTheWordsOfTheConf() {
        assertThat(attempts(contact(1100, "phone", "Kein_Interesse")).nextDay(TODAY))
                .isNull();
        assertThat(attempts(contact(1100, "phone", "kein Interesse "), contact(1200, "email", null))
                        .outcome())
                .isEqualTo("kein Interesse ");
        assertThat(attempts(contact(1100, "phone", "No-answer")).withoutUnreachable(List.of(Channel.values())))
                .doesNotContain(Channel.PHONE);
        assertThat(attempts(contact(1100, "phone", "bought")).nextDay(TODAY)).isEqualTo(TODAY + 1);
    }

    @Test
    void whoCannotBeReachedByOneChannelIsTriedByAnother() {
        Attempts attempts = attempts(contact(1100, "E-mail", "unreachable"), contact(1200, "phone", null));
        assertThat(attempts.withoutUnreachable(List.of(Channel.values())))
                .containsExactly(Channel.VISIT, Channel.PHONE, Channel.LETTER);
        assertThat(attempts.outcome()).isNull();
        assertThat(attempts.lastDay()).isEqualTo(1200);
        assertThat(attempts.nextDay(TODAY)).isEqualTo(TODAY + 1);
    }
}
