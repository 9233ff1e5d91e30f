package ebb.life.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        Dataset<Row> customers = SparkSessions.shared()
                .sql("SELECT * FROM VALUES ('agreed', true, false), ('refused', false, null), ('unasked', null, null),"
                        + " ('opted out', true, true) AS (customer_id, consent, opted_out)");
        assertThat(permitted(customers, SENSITIVE)).containsExactly("agreed");
        assertThat(permitted(customers, ORDINARY)).containsExactly("agreed", "refused", "unasked", "unlisted");
    }

    @Test
    void whoIsListedTwiceMustHaveAgreedTwice() {
        Dataset<Row> customers = SparkSessions.shared()
                .sql("SELECT * FROM VALUES ('agreed', true, false), ('agreed', true, null), ('refused', true, false),"
                        + " ('refused', false, false), ('opted out', true, false), ('opted out', true, true)"
                        + " AS (customer_id, consent, opted_out)");
        assertThat(permitted(customers, SENSITIVE)).containsExactly("agreed");
        assertThat(permitted(customers, ORDINARY)).doesNotContain("opted out").hasSize(4);
    }

    @Test
    void whatWasFoundIsHandedOutOnlyWhileConsentLasts() {
        Dataset<Row> customers = SparkSessions.shared()
                .sql(
                        "SELECT * FROM VALUES ('agreed', true, false), ('refused', false, false), ('opted out', true, true)"
                                + " AS (customer_id, consent, opted_out)");
        Dataset<Row> events = SparkSessions.shared()
                .sql(
                        "SELECT * FROM VALUES ('agreed', true), ('refused', true), ('opted out', true), ('unlisted', true),"
                                + " ('refused', false), ('opted out', false), ('unlisted', false) AS (customer_id, is_sensitive)");
        assertThat(ConsentGuard.stillPermitted(events, customers).collectAsList())
                .extracting(row -> row.getString(0) + " " + row.getBoolean(1))
                .containsExactlyInAnyOrder("agreed true", "refused false", "unlisted false");
        assertThat(ConsentGuard.stillPermitted(events, null).collectAsList())
                .hasSize(3)
                .noneMatch(row -> row.getBoolean(1));
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
    void withoutTheCustomersInputNobodyIsKnownToHaveAgreed() {
        assertThat(permitted(null, SENSITIVE)).isEmpty();
        assertThat(permitted(null, ORDINARY)).hasSize(5);
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

    private static List<String> permitted(Dataset<Row> customers, EventPattern event) {
        Dataset<LedgerRow> ledger = LedgerBuilder.build(Ledgers.purchases(List.of(
                Line.purchase("agreed", 100, 1),
                Line.purchase("refused", 100, 1),
                Line.purchase("unasked", 100, 1),
                Line.purchase("opted out", 100, 1),
                Line.purchase("unlisted", 100, 1))));
        return ConsentGuard.permitted(ledger, customers, event).collectAsList().stream()
                .map(LedgerRow::getCustomerId)
                .sorted()
                .toList();
    }
}
