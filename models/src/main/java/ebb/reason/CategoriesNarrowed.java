package ebb.reason;

import ebb.feature.Breadth;
import ebb.feature.Feature;
import java.util.Set;

/** Categories that the customer bought regularly and buys no longer; such a stop often precedes churn. */
final class CategoriesNarrowed implements Theme {
    private static final Feature<?> REGULAR = Breadth.REGULAR;
    private static final Feature<?> BROKEN = Breadth.BROKEN;
    private static final Feature<?> ALL = Breadth.CATEGORIES;
    private static final Feature<?> LATELY = Breadth.CATEGORIES_90;

    @Override
    public String name() {
        return "categories";
    }

    @Override
    public Set<Feature<?>> features() {
        return Set.of(
                REGULAR,
                BROKEN,
                ALL,
                LATELY,
                Breadth.NEW_CATEGORIES_90,
                Breadth.MAIN_CATEGORY,
                Breadth.BROKEN_SHARE,
                Breadth.MAIN_CATEGORY_SILENCE);
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        double regular = figures.own(REGULAR);
        double broken = figures.own(BROKEN);
        if (regular >= 2 && broken >= 0) {
            return broken > 0
                    ? Sentence.raising("bought in " + NumberText.whole(regular - broken) + " of "
                            + NumberText.whole(regular) + " usual categories lately")
                    : Sentence.lowering("still buys in all " + NumberText.whole(regular) + " usual categories");
        }
        // With a single category, or data without categories, nothing can narrow.
        if (figures.own(ALL) <= 1 || !figures.has(ALL) || !figures.has(LATELY)) {
            return Sentence.NONE;
        }
        return Sentence.either("bought in " + NumberText.whole(figures.own(LATELY)) + " of "
                + NumberText.whole(figures.own(ALL)) + " categories in the last 90 days");
    }
}
