package ebb.care;

import java.io.Serializable;
import java.util.List;

/**
 * How complaints are followed, set in the conf under {@code recovery}.
 *
 * @param enabled whether they are
 * @param refusedOutcomes outcomes of the service input, capitals aside, of complaints that were refused
 */
public record RecoverySettings(boolean enabled, List<String> refusedOutcomes) implements Serializable {
    public RecoverySettings {
        refusedOutcomes = List.copyOf(refusedOutcomes);
    }
}
