package ebb.life.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.customer.ContactPolicy;
import ebb.customer.ControlGroup;
import ebb.input.AccountInputs;
import ebb.input.ContactPermissions;
import ebb.input.Profile;
import ebb.input.Suppression;
import ebb.ledger.LedgerBuilder;
import ebb.ledger.LedgerRow;
import ebb.life.rhythm.CategoryFilter;
import ebb.life.setting.EventPattern;
import ebb.life.setting.Sign;
import ebb.schema.LifeEventsTable;
import ebb.testing.Ledgers;
import ebb.testing.Line;
import ebb.testing.SparkSessions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class ConsentGuardTest {
    private static final List<Sign> SIGNS = List.of(
            new Sign(Sign.Kind.BREAKS, "wine", -200, -100, 90), new Sign(Sign.Kind.BEGINS, "cot", -90, -30, 60));
    private static final EventPattern SENSITIVE =
            new EventPattern(true, true, List.of("baby-club"), 180, 30, SIGNS, List.of());
    private static final EventPattern ORDINARY = new EventPattern(true, false, List.of(), 180, 30, SIGNS, List.of());

    @Test
    void aSensitiveEventNeedsConsentAndAnyEventThatNobodyOptedOut() {
        assertThat(permitted(SENSITIVE)).containsExactly("agreed");
        assertThat(permitted(ORDINARY)).containsExactly("agreed", "refused", "unlisted");
    }

    @Test
    void whatWasFoundIsHandedOutOnlyWhileConsentLasts() {
        Dataset<Row> events = SparkSessions.shared()
                .sql(
                        "SELECT * FROM VALUES ('agreed', true), ('refused', true), ('opted out', true), ('suppressed', true),"
                                + " ('unlisted', true), ('refused', false), ('opted out', false), ('unlisted', false)"
                                + " AS (customer_id, is_sensitive)");
        assertThat(ConsentGuard.stillPermitted(events, permissions()).collectAsList())
                .extracting(row -> row.getString(0) + " " + row.getBoolean(1))
                .containsExactlyInAnyOrder("agreed true", "refused false", "unlisted false");
    }

    /** What the policy says although marketing needs no consent and holds nobody back. */
    private static Dataset<Row> permissions() {
        ContactPolicy policy =
                new ContactPolicy(ContactPolicy.Consent.NOT_DEMANDED, Map.of(), new ControlGroup(0, "ebb"), 20_000);
        List<Suppression> none = List.of();
        return SparkSessions.shared()
                .createDataFrame(
                        List.of(
                                row(policy, "agreed", new Profile.Wishes(false, true, true, none)),
                                row(policy, "refused", new Profile.Wishes(false, false, true, none)),
                                row(policy, "opted out", new Profile.Wishes(true, true, true, none)),
                                row(
                                        policy,
                                        "suppressed",
                                        new Profile.Wishes(false, true, true, List.of(new Suppression(null, 20_001)))),
                                row(policy, "unlisted", Profile.Wishes.UNKNOWN)),
                        ContactPermissions.SCHEMA);
    }

    private static Row row(ContactPolicy policy, String customer, Profile.Wishes wishes) {
        Profile unknown = Profile.UNKNOWN;
        Profile profile = new Profile(
                unknown.region(),
                unknown.territory(),
                unknown.owner(),
                unknown.creditLimit(),
                unknown.creditGrade(),
                unknown.influence(),
                unknown.wallet(),
                new Profile.Person(Profile.Person.NO_BIRTHDAY, wishes));
        return ContactPermissions.row(
                customer,
                new AccountInputs(profile, List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
                policy);
    }

    @Test
    void aPurposeMustHaveANameAndBeNamed() {
        assertThat(SENSITIVE.isFor("baby-club")).isTrue();
        assertThat(SENSITIVE.isFor(null)).isFalse();
        assertThat(SENSITIVE.isFor("")).isFalse();
        assertThatThrownBy(() -> new EventPattern(true, true, List.of(" "), 180, 30, SIGNS, List.of()))
                .hasMessageContaining("Give purposes that have a name");
    }

    @Test
    void aBlockedCategoryIsBlockedInAnySpellingOfItsCase() {
        CategoryFilter wanted = CategoryFilter.allBut(Set.of(" Wine"));
        assertThat(wanted.isWanted("wine", 1)).isFalse();
        assertThat(wanted.isWanted("WINE ", 1)).isFalse();
        assertThat(wanted.isWanted("bread", 1)).isTrue();
        assertThat(wanted.onDays(2).isWanted("bread", 1)).isFalse();
        assertThat(wanted.only(Set.of("tea")).isWanted("bread", 9)).isFalse();
        assertThat(wanted.isWanted("", 9)).isFalse();
    }

    @Test
    void anEventThatTooFewShareIsLeftOut() {
        Dataset<Row> found = SparkSessions.shared()
                .sql("SELECT * FROM VALUES ('a', 'birth'), ('b', 'birth'), ('c', 'move') AS (customer_id, event)");
        assertThat(ConsentGuard.withoutSmallGroups(found, 2)
                        .select(LifeEventsTable.EVENT)
                        .collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("birth", "birth");
        assertThat(ConsentGuard.withoutSmallGroups(found, 3).collectAsList()).isEmpty();
    }

    private static List<String> permitted(EventPattern event) {
        Dataset<LedgerRow> ledger = LedgerBuilder.build(Ledgers.purchases(List.of(
                Line.purchase("agreed", 100, 1),
                Line.purchase("refused", 100, 1),
                Line.purchase("opted out", 100, 1),
                Line.purchase("suppressed", 100, 1),
                Line.purchase("unlisted", 100, 1))));
        return ConsentGuard.permitted(ledger, permissions(), event).collectAsList().stream()
                .map(LedgerRow::getCustomerId)
                .sorted()
                .toList();
    }
}
