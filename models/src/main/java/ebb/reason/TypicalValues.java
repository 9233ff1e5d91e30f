package ebb.reason;

import java.io.Serializable;
import java.util.Map;

/**
 * The median of each feature among active customers, in the model's order; NaN: none to show.
 *
 * @param all of everyone
 * @param byGroup of the peer groups with enough customers for a median; empty for models of older versions
 */
@SuppressWarnings("ArrayRecordComponent")
public record TypicalValues(double[] all, Map<PeerGroup, double[]> byGroup) implements Serializable {
    private static final long serialVersionUID = 1L;

    public TypicalValues {
        byGroup = Map.copyOf(byGroup);
    }

    /** Without peer groups. */
    public static TypicalValues ofAll(double[] medians) {
        return new TypicalValues(medians, Map.of());
    }

    boolean knows(PeerGroup group) {
        return group == PeerGroup.EVERYONE || byGroup.containsKey(group);
    }

    /** Of everyone for a group that is not known. */
    double[] of(PeerGroup group) {
        return byGroup.getOrDefault(group, all);
    }
}
