package ebb.reason;

import ebb.feature.Feature;
import ebb.feature.Frequency;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Purchase days of the last 90 days, compared with the 90 days before. */
final class FrequencyDrop implements Theme {
    private static final Feature<?> NOW = Frequency.LAST_90.count();
    private static final Feature<?> BEFORE = Frequency.LAST_90.before();
    private static final Set<Feature<?>> FEATURES = Stream.<Feature<?>>concat(
                    Stream.of(Frequency.LAST_30, Frequency.LAST_90, Frequency.LAST_180)
                            .flatMap(window -> window.features().stream()),
                    Stream.of(Frequency.LAST_YEAR.before(), Frequency.LAST_YEAR.drop()))
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public String name() {
        return "buying less often";
    }

    @Override
    public Set<Feature<?>> features() {
        return FEATURES;
    }

    @Override
    public Sentence tell(FeatureValues figures) {
        if (!figures.has(NOW)) {
            return Sentence.NONE;
        }
        double now = figures.own(NOW);
        String lately = "bought on " + NumberText.days(now) + " in the last 90";
        if (figures.has(BEFORE)) {
            double before = figures.own(BEFORE);
            String words = lately + ", on " + NumberText.whole(before) + " in the 90 before";
            return now == before ? Sentence.either(words) : Sentence.leaning(now < before, words);
        }
        return Sentence.beside(lately, now, figures.typical(NOW));
    }
}
