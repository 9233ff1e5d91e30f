package ebb.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeerFinderTest {
    private static final List<String> FEATURES =
            List.of("amount_365_amount", "late_invoices_365_share", "overdue_ratio");
    private static final double UNKNOWN = Double.NaN;
    private static final PeerFinder FINDER = new PeerFinder(FEATURES);

    private static double[] values(double spent, double late, double overdue) {
        return new double[] {spent, late, overdue};
    }

    @Test
    void whoHasAnInvoiceIsInvoiced() {
        assertThat(FINDER.kind(values(560, UNKNOWN, UNKNOWN))).isEqualTo(PeerGroup.NOT_INVOICED);
        assertThat(FINDER.kind(values(560, 0, UNKNOWN))).isEqualTo(PeerGroup.INVOICED);
        assertThat(FINDER.kind(values(560, UNKNOWN, 0))).isEqualTo(PeerGroup.INVOICED);
    }

    @Test
    void nobodyIsToldApartByInvoicesThatTheModelDoesNotKnow() {
        PeerFinder withoutInvoices = new PeerFinder(List.of("amount_365_amount"));
        assertThat(withoutInvoices.kind(new double[] {139_987})).isEqualTo(PeerGroup.EVERYONE);
    }

    @Test
    void largeIsOverTenTimesTheMedianOfTheKind() {
        double[] medians = values(560, UNKNOWN, UNKNOWN);
        assertThat(FINDER.isLarge(values(5600, UNKNOWN, UNKNOWN), medians)).isFalse();
        assertThat(FINDER.isLarge(values(5601, UNKNOWN, UNKNOWN), medians)).isTrue();
        assertThat(FINDER.isLarge(values(UNKNOWN, UNKNOWN, UNKNOWN), medians)).isFalse();
    }

    @Test
    void aGroupWithoutMediansFallsBackToTheNextLarger() {
        TypicalValues known = new TypicalValues(
                values(600, 0, 0),
                Map.of(PeerGroup.INVOICED, values(50_000, 0, 0), PeerGroup.LARGE, values(60_000, 0, 0)));

        assertThat(FINDER.of(values(700_000, 0, 0), known)).isEqualTo(PeerGroup.INVOICED);
        assertThat(FINDER.of(values(560, UNKNOWN, UNKNOWN), known)).isEqualTo(PeerGroup.EVERYONE);
        assertThat(FINDER.of(values(70_000, UNKNOWN, UNKNOWN), known)).isEqualTo(PeerGroup.LARGE);
        assertThat(FINDER.of(values(70_000, 0, 0), TypicalValues.ofAll(values(600, 0, 0))))
                .isEqualTo(PeerGroup.EVERYONE);
    }

    @Test
    void theSentenceNamesThePeersAndPointsTheWayTheFiguresDo() {
        TypicalValues known = new TypicalValues(
                values(600, 0, 0),
                Map.of(PeerGroup.INVOICED, values(50_000, 0, 0), PeerGroup.LARGE_INVOICED, values(900_000, 0, 0)));
        ReasonWriter writer = ReasonWriter.over(FEATURES, known);

        assertThat(writer.find(values(43_000, 0, 0), values(1, 0, 0), Direction.EITHER, 1))
                .extracting(Reason::words)
                .containsExactly("spent 43,000 in the last year; typical for customers on invoice is 50,000");
        assertThat(writer.find(values(43_000, 0, 0), values(-1, 0, 0), Direction.EITHER, 1))
                .isEmpty();
        assertThat(writer.find(values(950_000, 0, 0), values(-1, 0, 0), Direction.EITHER, 1))
                .extracting(Reason::words)
                .containsExactly("spent 950,000 in the last year; typical for large customers on invoice is 900,000");
        assertThat(writer.find(values(450, UNKNOWN, UNKNOWN), values(1, 0, 0), Direction.EITHER, 1))
                .extracting(Reason::words)
                .containsExactly("spent 450 in the last year; typical is 600");
    }
}
