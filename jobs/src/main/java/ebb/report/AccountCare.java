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
 */
public record AccountCare(WarningList warnings, WarningTrust quality, AccountClasses classes) {
    public static final AccountCare NONE = new AccountCare(null, null, null);

    List<Section> sections() {
        return Stream.<Section>of(warnings, quality, classes)
                .filter(Objects::nonNull)
                .toList();
    }
}
