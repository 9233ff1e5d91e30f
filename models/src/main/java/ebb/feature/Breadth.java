package ebb.feature;

import ebb.ledger.History;
import java.util.List;

/** How many categories the customer buys, which are new, and which broke off: a regular purchase that stopped carries the news first. */
public final class Breadth implements FeatureFamily {
    private static final long serialVersionUID = 1L;
    private static final int RECENT = 90;

    @Override
    public List<Feature> features() {
        return List.of(
                Feature.required("category_count", "count", "1 and up", "Categories bought in the observed past"),
                Feature.required("categories_90_count", "count", "0 and up", "Categories bought in the last 90 days"),
                Feature.required(
                        "new_categories_90_count", "count", "0 and up", "Categories first bought in the last 90 days"),
                new Feature(
                        "main_category_share",
                        "share",
                        "0 to 1",
                        "Part of all that was paid that went to the largest category",
                        "nothing paid"),
                Feature.required(
                        "regular_category_count",
                        "count",
                        "0 and up",
                        "Categories bought on three days or more, which have a rhythm of their own"),
                Feature.required(
                        "broken_category_count",
                        "count",
                        "0 and up",
                        "Regular categories silent for more than twice their own mean gap"),
                new Feature(
                        "broken_category_share",
                        "share",
                        "0 to 1",
                        "Broken categories among the regular ones",
                        "no regular category"),
                new Feature(
                        "main_category_silence_ratio",
                        "ratio",
                        "0 and up",
                        "Silence of the largest regular category over its own mean gap",
                        "no regular category"));
    }

    @Override
    public void compute(History history, Population population, double[] values, int at) {
        Categories categories = Categories.of(history);
        int recentFrom = history.asOfDay() - RECENT;
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
                broken += categories.isBroken(c, history.asOfDay()) ? 1 : 0;
            }
        }
        values[at] = bought;
        values[at + 1] = recent;
        values[at + 2] = fresh;
        values[at + 3] = categories.largestShare();
        values[at + 4] = regular;
        values[at + 5] = broken;
        values[at + 6] = Ratios.of(broken, regular);
        int main = categories.largestRegular();
        values[at + 7] = main < 0 ? Double.NaN : categories.silenceOverMeanGap(main, history.asOfDay());
    }
}
