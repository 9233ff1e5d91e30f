package ebb.reason;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Purchase days lately against those before and a year earlier. */
final class FrequencyDrop implements Theme {
    private static final String NOW = "purchase_days_90_count";
    private static final String BEFORE = "purchase_days_90_before_count";
    private static final Set<String> FEATURES = Stream.concat(
                    Stream.of("30", "90", "180")
                            .flatMap(days -> Stream.of(
                                    "purchase_days_" + days + "_count",
                                    "purchase_days_" + days + "_before_count",
                                    "purchase_days_" + days + "_year_ago_count",
                                    "frequency_drop_" + days + "_ratio",
                                    "frequency_drop_" + days + "_year_ago_ratio")),
                    Stream.of("purchase_days_365_before_count", "frequency_drop_365_ratio"))
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public String name() {
        return "buying less often";
    }

    @Override
    public Set<String> features() {
        return FEATURES;
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(NOW)) {
            return Sentence.NONE;
        }
        double now = figures.own(NOW);
        String lately = "bought on " + Words.days(now) + " in the last 90";
        if (figures.has(BEFORE)) {
            double before = figures.own(BEFORE);
            String words = lately + ", on " + Words.whole(before) + " in the 90 before";
            return now == before ? Sentence.either(words) : Sentence.leaning(now < before, words);
        }
        return Sentence.either(lately + Words.typical(figures.typical(NOW)));
    }
}
