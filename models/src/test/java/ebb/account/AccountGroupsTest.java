package ebb.account;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.input.AccountInputs;
import ebb.input.AccountPast;
import ebb.input.CustomerAccount;
import ebb.input.Profile;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.testing.Line;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountGroupsTest {
    private static final int TODAY = 1500;
    private static final AccountSettings SETTINGS = new AccountSettings(
            List.of(50_000.0, 300_000.0),
            List.of(List.of(1, 2, 2, 2), List.of(3, 3, 4, 4), List.of(5, 5, 5, 6)),
            1,
            7,
            365,
            List.of(0.1, 0.28, 0.52),
            0.1,
            5,
            new AccountSettings.Core(65, 35, 0.2, 50, 0.6, 0.1),
            new AccountSettings.Ahead(30, 8));

    private static Map<String, String> groups(String region, int creditGrade, int birthDay) {
        Profile profile = new Profile(
                region, null, null, -1, creditGrade, -1, -1, new Profile.Person(birthDay, Profile.Wishes.UNKNOWN));
        AccountPast past = new CustomerAccount(
                        LocalLedger.of(List.of(Line.purchase("a", 1000, 100), Line.purchase("a", 1400, 100)))
                                .get(0),
                        new AccountInputs(profile, List.of(), List.of(), List.of(), List.of(), List.of(), List.of()))
                .knownOn(new AsOf(TODAY, new DataSpan(1000, TODAY)));
        return AccountGroups.of(past, SETTINGS);
    }

    @Test
    void tellsRegionClassAndTenYearsOfAge() {
        assertThat(groups("north", 4, TODAY - 30 * 365))
                .containsEntry(AccountGroups.REGION, "north")
                .containsEntry(AccountGroups.ACCOUNT_CLASS, "2")
                .containsEntry(AccountGroups.AGE, "30 to 39");
        assertThat(groups("north", 4, TODAY - 30 * 365 + 1)).containsEntry(AccountGroups.AGE, "20 to 29");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(groups(null, -1, Profile.Person.NO_BIRTHDAY)).isEmpty();
        assertThat(groups(null, -1, TODAY + 1)).as("not born yet").isEmpty();
    }
}
