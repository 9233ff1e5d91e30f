package ebb.care;

import ebb.evaluation.Interval;
import ebb.evaluation.StratifiedShare;
import ebb.schema.AccountsTable;
import ebb.schema.ForceEvidenceTable;
import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What the past says of each force. */
public final class ForceFindings implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Nothing was held against the past. */
    public static final ForceFindings NONE = new ForceFindings(new ForceTally(), 1);

    private static final int POINTS = 100;
    private static final Set<String> PUSHING = Set.of(AccountsTable.OFFERS, AccountsTable.GRIEVANCE);

    private final List<Finding> findings;

    /**
     * One force.
     *
     * @param high share of those with a high score who stayed; NaN: not judged
     * @param difference to those with a low score of the same activity
     */
    private record Finding(String force, Counts counts, double high, double low, Interval difference, String label)
            implements Serializable {

        boolean isPush() {
            return PUSHING.contains(force);
        }

        /** Forces of dated inputs unless the past speaks against them; those of undated ones only where it speaks for them. */
        boolean isInAdvice() {
            return !force.equals(AccountsTable.SURPLUS)
                    && (Forces.UNDATED.contains(force)
                            ? label.equals(ForceEvidenceTable.BORNE_OUT)
                            : !label.equals(ForceEvidenceTable.NOT_BORNE_OUT));
        }

        String words() {
            if (label.equals(ForceEvidenceTable.NOT_JUDGED)) {
                return counts.dates() == 0 && Forces.OF_EARLIER.contains(force)
                        ? "Not judged: no row of accounts from before the horizon has a score; it is judged as runs go on"
                        : "Not judged: too few customers with a high score, or with a low one";
            }
            return String.format(
                    Locale.ROOT,
                    "Of customers as active, %.0f %% with a high score bought again and %.0f %% with a low one: %+.1f points (%+.1f to %+.1f)%s",
                    POINTS * high,
                    POINTS * low,
                    POINTS * difference.value(),
                    POINTS * difference.low(),
                    POINTS * difference.high(),
                    isInAdvice() || force.equals(AccountsTable.SURPLUS) ? "" : "; left out of the advice");
        }
    }

    private record Counts(long dates, long high, long low) implements Serializable {}

    ForceFindings(ForceTally tally, int minCohort) {
        findings = Stream.concat(Stream.of(AccountsTable.SURPLUS), Forces.NAMES.stream())
                .map(force -> finding(force, tally, minCohort))
                .toList();
    }

    private static Finding finding(String force, ForceTally tally, int minCohort) {
        Counts counts = new Counts(tally.dates(force), tally.customers(force, true), tally.customers(force, false));
        Map<Integer, StratifiedShare.Count> high = tally.comparable(force, true);
        Map<Integer, StratifiedShare.Count> low = tally.comparable(force, false);
        Map<Integer, Double> standard = new HashMap<>();
        Stream.of(high, low)
                .forEach(side -> side.forEach((stratum, count) -> standard.merge(stratum, count.size(), Double::sum)));
        if (standard.isEmpty() || Math.min(counts.high(), counts.low()) < minCohort) {
            Interval none = new Interval(Double.NaN, Double.NaN, Double.NaN);
            return new Finding(force, counts, Double.NaN, Double.NaN, none, ForceEvidenceTable.NOT_JUDGED);
        }
        Interval difference = StratifiedShare.difference(high, low, standard);
        boolean isBorneOut = PUSHING.contains(force) ? difference.high() < 0 : difference.low() > 0;
        return new Finding(
                force,
                counts,
                StratifiedShare.of(high, standard).value(),
                StratifiedShare.of(low, standard).value(),
                difference,
                isBorneOut ? ForceEvidenceTable.BORNE_OUT : ForceEvidenceTable.NOT_BORNE_OUT);
    }

    /** Forces that stance and lever do not look at. */
    public Set<String> leftOut() {
        return findings.stream()
                .filter(finding -> !finding.isInAdvice())
                .map(Finding::force)
                .collect(Collectors.toSet());
    }

    /** Rows of {@link ForceEvidenceTable}, one a force. */
    public List<Row> rows(LocalDate asOf) {
        return findings.stream()
                .map(finding -> RowFactory.create(
                        Date.valueOf(asOf),
                        finding.force(),
                        finding.isPush() ? ForceEvidenceTable.PUSHES : ForceEvidenceTable.HOLDS,
                        finding.counts().dates(),
                        finding.counts().high(),
                        known(finding.high()),
                        finding.counts().low(),
                        known(finding.low()),
                        known(finding.difference().value()),
                        known(finding.difference().low()),
                        known(finding.difference().high()),
                        finding.label(),
                        finding.isInAdvice(),
                        finding.words()))
                .toList();
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
