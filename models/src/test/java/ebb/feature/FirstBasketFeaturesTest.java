package ebb.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LedgerRow;
import ebb.ledger.LocalLedger;
import ebb.ledger.Timeline;
import ebb.testing.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 100 customers begin on 1970-01-11 with tea, of whom 80 come back; 100 with ink on 1970-02-10, of whom 20 do. The horizon is 90 days. */
class FirstBasketFeaturesTest {
    private static final int JANUARY = 10;
    private static final int FEBRUARY = 40;
    private static final AsOf AS_OF = new AsOf(200, new DataSpan(0, 400));

    @Test
    void tellsWhichFirstBasketsBringCustomersBack() {
        FirstBasketRates baskets = baskets(lines(), AS_OF);

        assertThat(baskets.categoryShare(began("tea", 190))).isCloseTo((80 + 20 * .5) / 120, within(1e-12));
        assertThat(baskets.categoryShare(began("ink", 190))).isCloseTo((20 + 20 * .5) / 120, within(1e-12));
        assertThat(baskets.categoryShare(began("never seen", 190))).isCloseTo(.5, within(1e-12));
        assertThat(baskets.categoryShare(began("", 190))).isNaN();
    }

    @Test
    void tellsWhichMonthsBringCustomersBack() {
        FirstBasketRates baskets = baskets(lines(), AS_OF);

        assertThat(baskets.monthShare(began("tea", 365 + JANUARY))).isCloseTo((80 + 20 * .5) / 120, within(1e-12));
        assertThat(baskets.monthShare(began("tea", FEBRUARY))).isCloseTo((20 + 20 * .5) / 120, within(1e-12));
        assertThat(baskets.monthShare(began("tea", 190))).isCloseTo(.5, within(1e-12));
    }

    @Test
    void whoseHorizonHasNotPassedDoesNotCount() {
        List<Line> lines = lines();
        for (int i = 0; i < 500; i++) {
            lines.add(Line.purchase("late" + i, 111, 1).in("tea"));
        }

        assertThat(baskets(lines, AS_OF).categoryShare(began("tea", 190)))
                .isEqualTo(baskets(lines(), AS_OF).categoryShare(began("tea", 190)));
        assertThat(baskets(lines, new AsOf(201, AS_OF.span())).categoryShare(began("tea", 190)))
                .isLessThan(.2);
    }

    @Test
    void comingBackAfterTheHorizonIsNoReturn() {
        List<Line> lines = lines();
        lines.add(Line.purchase("ink50", FEBRUARY + 91, 1));
        lines.add(Line.purchase("ink51", FEBRUARY + 90, 1));

        assertThat(baskets(lines, AS_OF).categoryShare(began("ink", 190)))
                .isCloseTo((21 + 20 * 101 / 200.0) / 120, within(1e-12));
    }

    @Test
    void theDearestCategoryOfTheFirstDayCounts() {
        List<Line> first = new ArrayList<>(List.of(
                Line.purchase("a", 190, 2).in("ink"),
                Line.purchase("a", 190, 3).in("tea"),
                Line.purchase("a", 195, 90).in("ink"),
                new Line("a", 190, "paper", -900, -1000)));
        FirstBasketRates baskets = baskets(lines(), AS_OF);

        assertThat(baskets.categoryShare(AS_OF.observe(timeline(first))))
                .isEqualTo(baskets.categoryShare(began("tea", 190)));
    }

    @Test
    void partsAddUpToTheWhole() {
        List<LedgerRow> rows = LocalLedger.of(lines());
        FirstBasketRates left = new FirstBasketRates(90);
        FirstBasketRates right = new FirstBasketRates(90);
        for (int i = 0; i < rows.size(); i++) {
            (i % 3 == 0 ? left : right).add(AS_OF.observe(Timeline.of(rows.get(i))));
        }
        left.plus(right);

        assertThat(left.categoryShare(began("tea", 190)))
                .isEqualTo(baskets(lines(), AS_OF).categoryShare(began("tea", 190)));
        assertThat(left.monthShare(began("tea", FEBRUARY)))
                .isEqualTo(baskets(lines(), AS_OF).monthShare(began("tea", FEBRUARY)));
    }

    @Test
    void nothingIsToldWhereNobodysHorizonHasPassed() {
        FirstBasketRates baskets = baskets(lines(), new AsOf(60, AS_OF.span()));

        assertThat(baskets.categoryShare(began("tea", 50))).isNaN();
        assertThat(baskets.monthShare(began("tea", 50))).isNaN();
    }

    @Test
    void standsBehindWhatSpeaksOfAllCustomers() {
        int forAll = FeatureCatalogue.countForAll(FeatureCatalogue.names());

        assertThat(FeatureCatalogue.names()
                        .subList(forAll, FeatureCatalogue.names().size()))
                .containsExactly("first_category_return_share", "first_month_return_share");
        assertThat(FeatureCatalogue.names(ebb.input.InputSpans.NONE)).endsWith("first_month_return_share");
    }

    private static FirstBasketRates baskets(List<Line> lines, AsOf asOf) {
        FirstBasketRates baskets = new FirstBasketRates(90);
        LocalLedger.of(lines).forEach(row -> baskets.add(asOf.observe(Timeline.of(row))));
        return baskets;
    }

    private static ebb.ledger.History began(String category, int day) {
        return new AsOf(400, AS_OF.span())
                .observe(timeline(List.of(Line.purchase("x", day, 5).in(category))));
    }

    private static Timeline timeline(List<Line> lines) {
        return Timeline.of(LocalLedger.of(lines).get(0));
    }

    private static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            lines.add(Line.purchase("tea" + i, JANUARY, 5).in("tea"));
            lines.add(Line.purchase("ink" + i, FEBRUARY, 5).in("ink"));
            if (i < 80) {
                lines.add(Line.purchase("tea" + i, JANUARY + 30, 5).in("ink"));
            }
            if (i < 20) {
                lines.add(Line.purchase("ink" + i, FEBRUARY + 30, 5).in("tea"));
            }
        }
        return lines;
    }
}
