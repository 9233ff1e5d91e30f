package ebb.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The sections on account care; null where there is nothing to show.
 *
 * @param warnings what stands today
 * @param quality how right such warnings were
 * @param classes accounts by class
 * @param forces what holds and what pushes
 * @param ahead what was by period, and what is coming
 */
public record AccountCare(
        WarningList warnings, WarningTrust quality, AccountClasses classes, HoldingForces forces, Ahead ahead) {
    public static final AccountCare NONE = new AccountCare(null, null, null, null, Ahead.NONE);

    /** Service by period, cohorts, near demand and occasions. */
    public record Ahead(ServiceTrend service, CohortMap cohorts, DemandAhead demand, ComingOccasions occasions) {
        public static final Ahead NONE = new Ahead(null, null, null, null);
    }

    List<Section> sections() {
        return Stream.<Section>of(
                        warnings,
                        ahead.occasions(),
                        quality,
                        ahead.service(),
                        classes,
                        forces,
                        ahead.cohorts(),
                        ahead.demand())
                .filter(Objects::nonNull)
                .toList();
    }
}
