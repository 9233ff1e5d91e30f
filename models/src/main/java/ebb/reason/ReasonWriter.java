package ebb.reason;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/** Turns one model's contributions into reasons in words: summed by theme, the strongest first. */
public final class ReasonWriter implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, Integer> index = new HashMap<>();
    private final int[] themeOfFeature;
    private final TypicalValues typical;
    private final PeerFinder peers;

    private ReasonWriter(List<String> features, TypicalValues typical) {
        this.typical = typical;
        this.peers = new PeerFinder(features);
        this.themeOfFeature = new int[features.size()];
        for (int i = 0; i < themeOfFeature.length; i++) {
            index.put(features.get(i), i);
            themeOfFeature[i] = themeOf(features.get(i));
        }
    }

    /**
     * Reasons for a model over these features.
     *
     * @param typical what reasons compare with
     */
    public static ReasonWriter over(List<String> features, TypicalValues typical) {
        sameLength("typical values", typical.all(), features.size());
        typical.byGroup().forEach((group, medians) -> sameLength("typical values", medians, features.size()));
        return new ReasonWriter(features, typical);
    }

    /**
     * Reasons that raise or that lower the risk, strongest first; fewer than {@code limit} where fewer do. Either way takes both.
     *
     * @param values the customer's features, NaN for null
     * @param contributions what each adds to the log-odds of churning
     */
    public List<Reason> find(double[] values, double[] contributions, Direction direction, int limit) {
        sameLength("values", values, themeOfFeature.length);
        double[] sums = sums(contributions);
        FeatureValues figures = new FeatureValues(index, values, typical, peers.of(values, typical));
        List<Reason> reasons = new ArrayList<>();
        for (int t : strongestFirst(sums)) {
            if (reasons.size() == limit) {
                break;
            }
            Direction points = Direction.of(sums[t]);
            if (sums[t] != 0 && direction.takes(points)) {
                Sentence sentence = ThemeCatalogue.ALL.get(t).tell(figures);
                if (sentence.supports(points)) {
                    reasons.add(new Reason(ThemeCatalogue.ALL.get(t).name(), sums[t], sentence.words()));
                }
            }
        }
        return reasons;
    }

    private double[] sums(double[] contributions) {
        sameLength("contributions", contributions, themeOfFeature.length);
        double[] sums = new double[ThemeCatalogue.ALL.size()];
        for (int i = 0; i < contributions.length; i++) {
            sums[themeOfFeature[i]] += contributions[i];
        }
        return sums;
    }

    /** Themes by the size of their sum; equals in the order of the catalogue. */
    private static List<Integer> strongestFirst(double[] sums) {
        List<Integer> themes = new ArrayList<>(sums.length);
        for (int t = 0; t < sums.length; t++) {
            themes.add(t);
        }
        themes.sort(Comparator.comparingDouble(t -> -Math.abs(sums[t])));
        return themes;
    }

    /** Name of the theme that a feature belongs to. */
    public static String themeName(String feature) {
        return ThemeCatalogue.ALL.get(themeOf(feature)).name();
    }

    private static int themeOf(String feature) {
        int theme = 0;
        while (!ThemeCatalogue.ALL.get(theme).owns(feature)) {
            theme++;
        }
        return theme;
    }

    private static void sameLength(String what, double[] given, int wanted) {
        if (given.length != wanted) {
            throw new IllegalArgumentException("Cannot find reasons: " + given.length + " " + what + " for " + wanted
                    + " features. Give one for each feature, in the same order.");
        }
    }
}
