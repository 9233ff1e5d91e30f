package ebb.feature;

import java.util.List;

/** How many categories the customer buys, which are new, and which broke off: a regular purchase that stopped carries the news first. */
public final class Breadth implements FeatureFamily<Breadth.Figures> {
    private static final int RECENT = 90;
    private static final String NONE_REGULAR = "no regular category";

    public static final Feature<Figures> CATEGORIES = FeatureDescription.count(
                    "category_count", "Categories bought in the observed past")
            .range("1 and up")
            .by(Figures::bought);

    public static final Feature<Figures> CATEGORIES_90 = FeatureDescription.count(
                    "categories_90_count", "Categories bought in the last 90 days")
            .by(Figures::recent);

    public static final Feature<Figures> NEW_CATEGORIES_90 = FeatureDescription.count(
                    "new_categories_90_count", "Categories first bought in the last 90 days")
            .by(Figures::fresh);

    public static final Feature<Figures> MAIN_CATEGORY = FeatureDescription.share(
                    "main_category_share", "Part of all that was paid that went to the largest category")
            .nullWhen("nothing paid")
            .by(figures -> figures.categories().largestShare());

    public static final Feature<Figures> REGULAR = FeatureDescription.count(
                    "regular_category_count",
                    "Categories bought on three days or more, which have a rhythm of their own")
            .by(Figures::regular);

    public static final Feature<Figures> BROKEN = FeatureDescription.count(
                    "broken_category_count", "Regular categories silent for more than twice their own mean gap")
            .by(Figures::broken);

    public static final Feature<Figures> BROKEN_SHARE = FeatureDescription.share(
                    "broken_category_share", "Broken categories among the regular ones")
            .nullWhen(NONE_REGULAR)
            .by(figures -> Ratios.of(figures.broken(), figures.regular()));

    public static final Feature<Figures> MAIN_CATEGORY_SILENCE = FeatureDescription.ratio(
                    "main_category_silence_ratio", "Silence of the largest regular category over its own mean gap")
            .nullWhen(NONE_REGULAR)
            .by(Figures::mainCategorySilence);

    private static final List<Feature<Figures>> FEATURES = List.of(
            CATEGORIES,
            CATEGORIES_90,
            NEW_CATEGORIES_90,
            MAIN_CATEGORY,
            REGULAR,
            BROKEN,
            BROKEN_SHARE,
            MAIN_CATEGORY_SILENCE);

    /** The categories of one customer, counted. */
    record Figures(Categories categories, int asOfDay, int bought, int recent, int fresh, int regular, int broken) {
        double mainCategorySilence() {
            int main = categories.largestRegular();
            return main < 0 ? Double.NaN : categories.silenceOverMeanGap(main, asOfDay);
        }
    }

    @Override
    public List<Feature<Figures>> features() {
        return FEATURES;
    }

    @Override
    public Figures figures(Observation observation) {
        Categories categories = Categories.of(observation.history());
        int recentFrom = observation.day() - RECENT;
        int bought = 0;
        int recent = 0;
        int fresh = 0;
        int regular = 0;
        int broken = 0;
        for (int c = 0; c < categories.size(); c++) {
            if (categories.isBought(c)) {
                bought++;
                recent += categories.lastDay(c) > recentFrom ? 1 : 0;
                fresh += categories.firstDay(c) > recentFrom ? 1 : 0;
                regular += categories.isRegular(c) ? 1 : 0;
                broken += categories.isBroken(c, observation.day()) ? 1 : 0;
            }
        }
        return new Figures(categories, observation.day(), bought, recent, fresh, regular, broken);
    }
}
