package ebb.action.winback;

import ebb.customer.PlainWords;
import ebb.schema.LossReasonsTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How reasons of loss are told, set in the conf under {@code loss-reasons}.
 *
 * @param enabled whether they are
 * @param groups reasons that the contacts input gives, as {@link PlainWords} has them, by group of {@link LossReasonsTable#CODED}
 */
public record LossReasonSettings(boolean enabled, Map<String, List<String>> groups) implements Serializable {
    public LossReasonSettings {
        groups = new TreeMap<>(groups);
        require(
                groups.keySet().equals(Set.copyOf(LossReasonsTable.CODED)),
                "groups",
                groups.keySet(),
                "reasons for each of " + LossReasonsTable.CODED);
        groups.replaceAll(
                (group, reasons) -> reasons.stream().map(PlainWords::of).toList());
        List<String> seen = new ArrayList<>();
        groups.forEach((group, reasons) -> reasons.forEach(reason -> {
            require(!seen.contains(reason), "groups." + group, reason, "each reason once, in one group");
            seen.add(reason);
        }));
    }

    private static void require(boolean holds, String key, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "Cannot use loss-reasons." + key + ": " + value + ". Set " + wanted + ".");
        }
    }

    /** Group of a reason as {@link PlainWords} has it. */
    String groupOf(String reason) {
        return LossReasonsTable.CODED.stream()
                .filter(group -> groups.get(group).contains(reason))
                .findFirst()
                .orElse(LossReasonsTable.NOT_CODED);
    }
}
