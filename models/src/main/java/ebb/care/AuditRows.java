package ebb.care;

import ebb.customer.Money;
import ebb.evaluation.FalseDiscoveryRate;
import ebb.evaluation.Interval;
import ebb.evaluation.StratifiedExactTest;
import ebb.schema.FailureAuditTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** An audit's tally as rows of {@link FailureAuditTable}. */
record AuditRows(LocalDate asOf, AuditTally tally, FailureAudit.Terms terms) {
    /** Control limits of a funnel plot: three standard errors of a normal distribution (Spiegelhalter 2005). */
    private static final double WITHIN_LIMITS = 0.998;

    /** One group, and how many in it by stratum. */
    private record Audited(
            AuditTally.Group group,
            AuditTally.Counts counts,
            Map<Integer, AuditTally.Count> strata,
            StratifiedExactTest test) {
        long of() {
            return strata.values().stream().mapToLong(AuditTally.Count::of).sum();
        }
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String dimension :
                List.of(FailureAuditTable.CATEGORY, FailureAuditTable.REGION, FailureAuditTable.OWNER)) {
            rows.addAll(rows(FailureAuditTable.FAILURES, dimension));
            rows.addAll(rows(FailureAuditTable.LOSSES, dimension));
        }
        return rows;
    }

    private List<Row> rows(String subject, String dimension) {
        List<Audited> audited = audited(subject, dimension);
        double[] qValues = FalseDiscoveryRate.qValues(audited.stream()
                .mapToDouble(one -> one.test().probabilityOfAsMany())
                .toArray());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < qValues.length; i++) {
            rows.add(row(subject, audited.get(i), qValues[i]));
        }
        return rows;
    }

    /** The groups that are large enough to be shown; none where the dimension has one group only, or nothing happened. */
    private List<Audited> audited(String subject, String dimension) {
        Map<AuditTally.Group, Map<Integer, AuditTally.Count>> groups = new TreeMap<>();
        Map<Integer, AuditTally.Count> all = new TreeMap<>();
        tally.groups.forEach((group, counts) -> {
            Map<Integer, AuditTally.Count> strata = strata(subject, counts);
            if (group.dimension().equals(dimension) && !strata.isEmpty()) {
                groups.put(group, strata);
                strata.forEach((stratum, count) -> all.merge(stratum, count, AuditTally.Count::plus));
            }
        });
        if (groups.size() < 2 || all.values().stream().allMatch(count -> count.counted() == 0)) {
            return List.of();
        }
        return groups.entrySet().stream()
                .map(entry -> new Audited(
                        entry.getKey(), tally.at(entry.getKey()), entry.getValue(), test(entry.getValue(), all)))
                .filter(one -> customers(subject, one) >= terms.minCohort())
                .toList();
    }

    private static long customers(String subject, Audited one) {
        return subject.equals(FailureAuditTable.FAILURES) ? one.counts().buyers : one.of();
    }

    /** Losses by activity a year ago; failures are one stratum, all periods of the year together. */
    private static Map<Integer, AuditTally.Count> strata(String subject, AuditTally.Counts counts) {
        if (subject.equals(FailureAuditTable.LOSSES)) {
            return counts.customers;
        }
        return counts.purchases.values().stream()
                .reduce(AuditTally.Count::plus)
                .map(count -> Map.of(0, count))
                .orElse(Map.of());
    }

    private static StratifiedExactTest test(Map<Integer, AuditTally.Count> group, Map<Integer, AuditTally.Count> all) {
        return new StratifiedExactTest(group.entrySet().stream()
                .map(entry -> new StratifiedExactTest.Stratum(
                        all.get(entry.getKey()).of(),
                        all.get(entry.getKey()).counted(),
                        entry.getValue().of(),
                        entry.getValue().counted()))
                .toList());
    }

    private Row row(String subject, Audited one, double qValue) {
        StratifiedExactTest test = one.test();
        double expected = test.expected();
        boolean isCategory = one.group().dimension().equals(FailureAuditTable.CATEGORY);
        Interval limits = expected > 0 ? test.limits(WITHIN_LIMITS) : null;
        return RowFactory.create(
                Date.valueOf(asOf),
                subject,
                one.group().dimension(),
                one.group().name(),
                one.of(),
                test.observed(),
                expected,
                limits == null ? null : (double) test.observed() / expected,
                limits == null ? null : limits.low(),
                limits == null ? null : limits.high(),
                test.probabilityOfAsMany(),
                qValue,
                qValue <= terms.falseDiscoveryRate(),
                subject.equals(FailureAuditTable.FAILURES) ? state(one.counts()) : null,
                isCategory ? null : one.counts().active,
                isCategory ? null : Money.ofCents(one.counts().yearAmount));
    }

    /** Null where no failure was in the last two periods. */
    private static String state(AuditTally.Counts counts) {
        AuditTally.Count now = counts.purchases.getOrDefault(FailureAudit.LAST, AuditTally.Count.NONE);
        AuditTally.Count before = counts.purchases.getOrDefault(FailureAudit.BEFORE, AuditTally.Count.NONE);
        boolean hasBeen = Stream.of(FailureAudit.BEFORE, FailureAudit.EARLIER)
                .anyMatch(period -> counts.purchases
                                .getOrDefault(period, AuditTally.Count.NONE)
                                .counted()
                        > 0);
        return now.counted() + before.counted() == 0
                ? null
                : ServiceRows.state(
                        new ServiceRows.Rate(now.counted(), now.of()),
                        new ServiceRows.Rate(before.counted(), before.of()),
                        hasBeen);
    }
}
