package ebb.life.pattern;

import ebb.life.setting.LifeSettings;
import java.io.Serializable;

/**
 * A category that breaks and one that begins after it, or several, then named {@code B and C}.
 *
 * @param customers customers with whom the one broke and the other began, at some time or other
 * @param together those with whom it began within the window after the break
 * @param expected how many by chance, activity and season matched
 * @param pValue one-sided
 * @param qValue least false-discovery rate at which the pattern counts as found
 * @param leadDays mean days from the last purchase of the one to the first of the other, of several to the last that begins; NaN: never together
 * @param leadDeviationDays their standard deviation
 */
public record LearnedPattern(
        String broken,
        String begun,
        int customers,
        int together,
        double expected,
        double pValue,
        double qValue,
        double leadDays,
        double leadDeviationDays)
        implements Serializable {

    /** Whether it counts as found at the false-discovery rate of the conf. */
    public boolean isFound(LifeSettings settings) {
        return qValue <= settings.falseDiscoveryRate();
    }

    /** How many times as often as by chance. */
    public double lift() {
        return together / expected;
    }
}
