package ebb.care;

import java.io.Serializable;

/**
 * How failures and losses are audited, set in the conf under {@code failure-audit}.
 *
 * @param enabled whether they are
 * @param falseDiscoveryRate share of the groups found that may be chance, above 0 and below 1
 */
public record FailureAuditSettings(boolean enabled, double falseDiscoveryRate) implements Serializable {
    public FailureAuditSettings {
        if (!(falseDiscoveryRate > 0 && falseDiscoveryRate < 1)) {
            throw new IllegalArgumentException("Cannot use failure-audit.false-discovery-rate: " + falseDiscoveryRate
                    + ". Set a share above 0 and below 1.");
        }
    }
}
