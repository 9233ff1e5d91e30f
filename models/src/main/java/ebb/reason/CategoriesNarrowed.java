package ebb.reason;

import java.util.Set;

/** Categories bought regularly that have gone quiet: a regular purchase that stopped carries the news first. */
final class CategoriesNarrowed implements Theme {
    private static final String REGULAR = "regular_category_count";
    private static final String BROKEN = "broken_category_count";
    private static final String ALL = "category_count";
    private static final String LATELY = "categories_90_count";

    @Override
    public String name() {
        return "categories";
    }

    @Override
    public Set<String> features() {
        return Set.of(
                REGULAR,
                BROKEN,
                ALL,
                LATELY,
                "new_categories_90_count",
                "main_category_share",
                "broken_category_share",
                "main_category_silence_ratio");
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        double regular = figures.own(REGULAR);
        double broken = figures.own(BROKEN);
        if (regular >= 2 && broken >= 0) {
            return broken > 0
                    ? Sentence.raising("bought in " + Words.whole(regular - broken) + " of " + Words.whole(regular)
                            + " usual categories lately")
                    : Sentence.lowering("still buys in all " + Words.whole(regular) + " usual categories");
        }
        // One category is all there is, or all the data tell apart: nothing has narrowed.
        if (figures.own(ALL) <= 1 || !figures.has(ALL) || !figures.has(LATELY)) {
            return Sentence.NONE;
        }
        return Sentence.either("bought in " + Words.whole(figures.own(LATELY)) + " of " + Words.whole(figures.own(ALL))
                + " categories in the last 90 days");
    }
}
