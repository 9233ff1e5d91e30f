package ebb.reason;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.feature.FeatureCatalogue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThemeCatalogueTest {
    private static final String[] NAMES = {
        "recency_days",
        "median_gap_days",
        "mean_gap_days",
        "usual_gap_days",
        "purchase_days_90_count",
        "purchase_days_90_before_count",
        "amount_90_amount",
        "amount_90_before_amount",
        "regular_category_count",
        "broken_category_count",
        "category_count",
        "categories_90_count",
        "last_gap_days",
        "last_gap_over_mean_ratio",
        "gap_deviation_days",
        "purchase_days_365_count",
        "frequency_count",
        "amount_365_amount",
        "lines_per_day_ratio",
        "last_units_over_mean_ratio",
        "return_lines_90_count",
        "return_lines_count",
        "returned_amount_ratio",
        "tenure_days",
        "coming_season_count",
        "btyd_p_alive",
        "complaints_180_count",
        "failures_180_count",
        "open_cases_count",
        "last_satisfaction_points",
        "satisfaction_change_points",
        "late_invoices_365_share",
        "overdue_ratio",
        "expense_180_ratio",
        "contacts_90_count"
    };

    /** Figures written as {@code name=value/typical}, separated by blanks; the rest are missing. */
    private static FeatureValues figures(String text) {
        Map<String, Integer> index = new HashMap<>();
        double[] own = new double[NAMES.length];
        double[] typical = new double[NAMES.length];
        IntStream.range(0, NAMES.length).forEach(i -> index.put(NAMES[i], i));
        Arrays.fill(own, Double.NaN);
        Arrays.fill(typical, Double.NaN);
        for (String figure : text.split(" ", -1)) {
            String[] parts = figure.split("[=/]", -1);
            own[index.get(parts[0])] = Double.parseDouble(parts[1]);
            typical[index.get(parts[0])] = parts.length > 2 ? Double.parseDouble(parts[2]) : Double.NaN;
        }
        return new FeatureValues(index, own, TypicalValues.ofAll(typical), PeerGroup.EVERYONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        silence against rhythm | recency_days=41 median_gap_days=12 | RAISES | usually buys every 12 days; silent for 41
        silence against rhythm | recency_days=3 median_gap_days=12 | LOWERS | usually buys every 12 days; last bought 3 days ago
        silence against rhythm | recency_days=1 median_gap_days=1 | LOWERS | usually buys every day; last bought yesterday
        silence against rhythm | recency_days=41 median_gap_days=24 usual_gap_days=21.7 | RAISES | usually buys every 22 days; silent for 41
        silence against rhythm | recency_days=0 mean_gap_days=7 | LOWERS | usually buys every 7 days; last bought today
        silence against rhythm | recency_days=60 usual_gap_days=45.2 | RAISES | bought once; others come back after 45 days; silent for 60
        silence against rhythm | recency_days=60 | EITHER | last bought 60 days ago
        buying less often | purchase_days_90_count=2 purchase_days_90_before_count=6 | RAISES | bought on 2 days in the last 90, on 6 in the 90 before
        buying less often | purchase_days_90_count=6 purchase_days_90_before_count=1 | LOWERS | bought on 6 days in the last 90, on 1 in the 90 before
        buying less often | purchase_days_90_count=1/3 | RAISES | bought on 1 day in the last 90; typical is 3
        spending less | amount_90_amount=320 amount_90_before_amount=1910.4 | RAISES | spent 320 in the last 90 days, 1,910 in the 90 before
        spending less | amount_90_amount=320/200 | LOWERS | spent 320 in the last 90 days; typical is 200
        categories | regular_category_count=6 broken_category_count=4 | RAISES | bought in 2 of 6 usual categories lately
        categories | regular_category_count=6 broken_category_count=0 | LOWERS | still buys in all 6 usual categories
        categories | regular_category_count=1 broken_category_count=0 category_count=5 categories_90_count=2 | EITHER | bought in 2 of 5 categories in the last 90 days
        slowing down | last_gap_days=30 last_gap_over_mean_ratio=2.5 | RAISES | came back after 30 days last time, after 12 on average before
        slowing down | last_gap_days=6 last_gap_over_mean_ratio=0.5 | LOWERS | came back after 6 days last time, after 12 on average before
        regularity | mean_gap_days=12 gap_deviation_days=2 | EITHER | buys regularly: every 12 days on average, give or take 2
        regularity | mean_gap_days=12 gap_deviation_days=15 | EITHER | buys irregularly: every 12 days on average, give or take 15
        how often | purchase_days_365_count=3/5.5 | RAISES | bought on 3 days in the last year; typical is 5.5
        how often | purchase_days_365_count=1/1 frequency_count=8/2 | LOWERS | bought on 8 days so far; typical is 2
        how often | purchase_days_365_count=1/1 frequency_count=2/2 | EITHER | bought on 1 day in the last year; typical is 1
        how often | frequency_count=2/2 | EITHER | bought on 2 days so far; typical is 2
        how often | frequency_count=9/5 | LOWERS | bought on 9 days so far; typical is 5
        how much | amount_365_amount=1240/560 | LOWERS | spent 1,240 in the last year; typical is 560
        basket | last_units_over_mean_ratio=2.54 lines_per_day_ratio=3 | EITHER | stocked up: the last basket held 2.5 times the usual units
        basket | last_units_over_mean_ratio=1 lines_per_day_ratio=1/4.5 | EITHER | buys 1 line a day of purchase; typical is 4.5
        returns | return_lines_90_count=1 return_lines_count=4 | EITHER | returned 1 line in the last 90 days
        returns | return_lines_90_count=0 return_lines_count=4 returned_amount_ratio=0.123 | EITHER | has returned 12 % of what was bought
        time with us | tenure_days=40 frequency_count=1 | RAISES | has bought once only, 40 days ago
        time with us | tenure_days=900/400 frequency_count=8 | LOWERS | first bought 900 days ago; typical is 400
        season | coming_season_count=4 | LOWERS | a year ago bought on 4 days in the season that now comes
        season | coming_season_count=0 | RAISES | a year ago bought nothing in the season that now comes
        buy till you die | btyd_p_alive=0.62/0.9 | RAISES | the pattern of purchases gives 62 % that they are still a customer; typical is 90 %
        buy till you die | btyd_p_alive=0.34/0.2 | LOWERS | the pattern of purchases gives 34 % that they are still a customer; typical is 20 %
        buy till you die | btyd_p_alive=0.34 | RAISES | the pattern of purchases gives 34 % that they are still a customer
        service | complaints_180_count=1 failures_180_count=2 open_cases_count=1 | RAISES | 1 complaint and 2 failures in the last 180 days, 1 still open
        service | complaints_180_count=0 failures_180_count=0 open_cases_count=0 | LOWERS | no complaint and no failure in the last 180 days
        satisfaction | last_satisfaction_points=3 | EITHER | answered 3 of 5 when last asked
        satisfaction | last_satisfaction_points=5 satisfaction_change_points=0.5 | LOWERS | answered 5 of 5 when last asked
        satisfaction | last_satisfaction_points=3 satisfaction_change_points=-1.5 | RAISES | answered 3 of 5 when last asked, 1.5 less than before
        payments | late_invoices_365_share=0.4 overdue_ratio=0.2 | EITHER | paid 40 % of the last year's invoices late; overdue are 20 % of a year's purchases
        payments | late_invoices_365_share=0 overdue_ratio=0 | EITHER | paid every invoice of the last year on time
        spent on them | expense_180_ratio=0.05 | EITHER | 5 % of what they bought in 180 days was spent on them
        contacts | contacts_90_count=0 | EITHER | reached by no campaign in the last 90 days
        contacts | contacts_90_count=2 | EITHER | reached by 2 campaign contacts in the last 90 days
        """)
    void tellsEachThemeWordForWord(String theme, String figures, Direction leaning, String words) {
        assertThat(named(theme).tell(figures(figures))).isEqualTo(new Sentence(words, leaning));
    }

    @Test
    void everyThemeButTheLeftoverIsSilentWithoutFigures() {
        FeatureValues none =
                new FeatureValues(Map.of(), new double[0], TypicalValues.ofAll(new double[0]), PeerGroup.EVERYONE);
        assertThat(ThemeCatalogue.ALL)
                .filteredOn(theme -> !theme.tell(none).equals(Sentence.NONE))
                .extracting(Theme::name)
                .containsExactly("other signs");
    }

    @Test
    void neverHavingReturnedAnythingIsNoReason() {
        assertThat(named("returns").tell(figures("return_lines_90_count=0 return_lines_count=0")))
                .isSameAs(Sentence.NONE);
    }

    @Test
    void spendingAsMuchAsTheTypicalCustomerOrAmongNoneIsNoReason() {
        assertThat(named("how much").tell(figures("amount_365_amount=560/560"))).isSameAs(Sentence.NONE);
        assertThat(named("how much").tell(figures("amount_365_amount=560"))).isSameAs(Sentence.NONE);
    }

    @Test
    void aSingleCategoryCannotNarrow() {
        assertThat(named("categories").tell(figures("regular_category_count=1 category_count=1 categories_90_count=1")))
                .isSameAs(Sentence.NONE);
    }

    @Test
    void noFeatureHasTwoThemes() {
        assertThat(ThemeCatalogue.ALL.stream().flatMap(theme -> theme.features().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyFeatureOfTheCatalogueHasAThemeOfItsOwn() {
        assertThat(FeatureCatalogue.names())
                .filteredOn(feature -> ThemeCatalogue.ALL.stream()
                        .filter(theme -> theme.owns(feature))
                        .findFirst()
                        .orElseThrow()
                        .name()
                        .equals("other signs"))
                .isEmpty();
    }

    private static Theme named(String name) {
        return ThemeCatalogue.ALL.stream()
                .filter(theme -> theme.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
