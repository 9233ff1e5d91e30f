package ebb.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.ledger.Timeline;
import ebb.testing.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One customer worked by hand: tea on days 1000, 1010, 1020 and 1050, coffee once, one return; as-of day 1100. */
class FeatureCatalogueTest {
    private static final AsOf AS_OF = new AsOf(1100, new DataSpan(900, 1100));
    private static final GapPrior PRIOR = new GapPrior(100, Math.log(20), 0.5, 0.25);
    private final List<Line> lines = new ArrayList<>(List.of(
            Line.purchase("a", 1000, 10).in("tea"),
            Line.purchase("a", 1010, 20).in("tea"),
            Line.purchase("a", 1020, 30).in("tea"),
            Line.purchase("a", 1020, 10).in("coffee"),
            Line.purchase("a", 1050, 40).in("tea"),
            new Line("a", 1055, "tea", -500, -1000)));

    @Test
    void namesAreUniqueAndEveryFeatureSaysWhatItIs() {
        assertThat(FeatureCatalogue.names()).doesNotHaveDuplicates().hasSizeBetween(50, 90);
        assertThat(FeatureCatalogue.all()).allSatisfy(feature -> assertThat(
                        feature.name() + " " + feature.description().meaning())
                .matches("[a-z0-9_]+ [A-Z].+"));
        assertThat(FeaturesTable.TABLE.schema().fieldNames())
                .hasSize(FeatureCatalogue.names().size() + 2);
    }

    @Test
    void countsDaysFromLastAndFirstPurchase() {
        assertValue("recency_days", 50);
        assertValue("tenure_days", 100);
        assertValue("active_span_share", 0.5);
        assertValue("frequency_count", 4);
    }

    @Test
    void countsPurchaseDaysInWindows() {
        assertValue("purchase_days_30_count", 0);
        assertValue("purchase_days_90_count", 2);
        assertValue("purchase_days_90_before_count", 2);
        assertValue("frequency_drop_90_ratio", 0);
        assertValue("frequency_drop_30_ratio", 1);
        assertValue("purchase_days_90_year_ago_count", Double.NaN);
        assertValue("purchase_days_180_before_count", Double.NaN);
    }

    @Test
    void describesGaps() {
        assertValue("mean_gap_days", 50 / 3.0);
        assertValue("median_gap_days", 10);
        assertValue("last_gap_days", 30);
        assertValue("longest_gap_days", 30);
        assertValue("gap_deviation_days", Math.sqrt(400 / 3.0));
        assertValue("last_gap_over_mean_ratio", 3);
        assertValue("gap_trend_ratio", 3);
    }

    @Test
    void weighsSilenceAgainstTheOwnRhythm() {
        assertValue("silence_over_mean_gap_ratio", 3);
        assertValue("silence_over_longest_gap_ratio", 50 / 30.0);
        double usual = Math.exp((2 * Math.log(10) + Math.log(30) + 0.5 * Math.log(20)) / 3.5);
        assertValue("usual_gap_days", usual);
        assertValue("silence_over_usual_gap_ratio", 50 / usual);
        assertThat(value("longer_gap_probability")).isBetween(0.02, 0.2);
        assertThat(value("rhythm_return_probability")).isBetween(0.9, 0.99);
    }

    @Test
    void takesOneTimeBuyersForOrdinaryOnes() {
        lines.removeIf(line -> line.day() > 1000);
        assertValue("mean_gap_days", Double.NaN);
        assertValue("usual_gap_days", 20);
        assertValue("gap_trend_ratio", Double.NaN);
        assertValue("spending_trend_ratio", Double.NaN);
    }

    @Test
    void measuresSpendingAndBaskets() {
        assertValue("total_amount", 110);
        assertValue("amount_90_amount", 80);
        assertValue("amount_90_before_amount", 30);
        assertValue("spending_drop_90_ratio", -50 / 110.0);
        assertValue("mean_day_amount", 27.5);
        assertValue("last_day_amount", 40);
        assertValue("spending_trend_ratio", 100 / 3.0 / 10);
        assertValue("lines_per_day_ratio", 1.25);
        assertValue("units_per_day_ratio", 1);
        assertValue("last_units_over_mean_ratio", 0.75);
    }

    @Test
    void seesCategoriesBreakOff() {
        assertValue("category_count", 2);
        assertValue("new_categories_90_count", 1);
        assertValue("main_category_share", 100 / 110.0);
        assertValue("regular_category_count", 1);
        assertValue("broken_category_count", 1);
        assertValue("main_category_silence_ratio", 3);
    }

    @Test
    void keepsReturnsApart() {
        assertValue("return_lines_count", 1);
        assertValue("return_lines_90_count", 1);
        assertValue("returned_amount_ratio", 5 / 110.0);
        assertValue("return_recency_days", 45);
    }

    @Test
    void looksAYearBackForTheComingDays() {
        AsOf later = new AsOf(1360, new DataSpan(900, 1360));
        assertThat(value("coming_season_count", later)).isEqualTo(4);
        assertThat(value("coming_season_share", later)).isEqualTo(1);
        assertValue("coming_season_count", Double.NaN);
    }

    @Test
    void fitsTheSpreadOfGapsOverCustomers() {
        GapSums sums = new GapSums();
        for (int customer = 1; customer <= 40; customer++) {
            List<Line> own = new ArrayList<>();
            for (int i = 0, day = 900; i < 6; i++, day += customer) {
                own.add(Line.purchase("a", day, 1));
            }
            sums.add(AS_OF.observe(timeline(own)));
        }
        GapPrior prior = GapPrior.from(sums);
        assertThat(prior.mean()).isCloseTo(2.76, within(0.05));
        assertThat(prior.withinVariance()).isEqualTo(0.01);
        assertThat(prior.betweenVariance()).isBetween(0.7, 1.0);
        assertThat(GapPrior.from(new GapSums()).isKnown()).isFalse();
    }

    private void assertValue(String feature, double expected) {
        assertThat(value(feature)).as(feature).isCloseTo(expected, within(1e-9));
    }

    private double value(String feature) {
        return value(feature, AS_OF);
    }

    private double value(String feature, AsOf asOf) {
        Population population = new Population(asOf, 90, PRIOR);
        return FeatureCatalogue.compute(asOf.observe(timeline(lines)), population)[FeatureCatalogue.indexOf(feature)];
    }

    private static Timeline timeline(List<Line> lines) {
        return Timeline.of(LocalLedger.of(lines).get(0));
    }
}
