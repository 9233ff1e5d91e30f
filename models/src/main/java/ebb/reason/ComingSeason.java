package ebb.reason;

import java.util.Set;

/** What the customer did a year ago in the days that now come. */
final class ComingSeason implements Theme {
    private static final String COMING = "coming_season_count";

    @Override
    public String name() {
        return "season";
    }

    @Override
    public Set<String> features() {
        return Set.of(COMING, "coming_season_share", "as_of_month");
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(COMING)) {
            return Sentence.NONE;
        }
        double days = figures.own(COMING);
        return days > 0
                ? Sentence.lowering("a year ago bought on " + Words.days(days) + " in the season that now comes")
                : Sentence.raising("a year ago bought nothing in the season that now comes");
    }
}
