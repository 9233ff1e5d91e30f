package ebb.action.winback;

import ebb.customer.Money;
import ebb.evaluation.Interval;
import ebb.evaluation.StratifiedShare;
import ebb.evaluation.WilsonInterval;
import ebb.schema.LossReasonsTable;
import ebb.schema.WinBackTable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A tally of lost customers as rows of {@link LossReasonsTable}. */
record LossReasonRows(LocalDate asOf, LossTally tally, LossReasons.Terms terms) {
    private static final Map<String, Double> QUOTED =
            Map.of(LossReasonsTable.BETTER_ELSEWHERE, 0.15, LossReasonsTable.OUR_FAULT, 0.7);

    /** Probable cause that stands for each group; no sign tells of a better product elsewhere. */
    private static final Map<String, String> CAUSE_OF_GROUP = Map.of(
            LossReasonsTable.OUT_OF_OUR_HANDS, WinBackTable.OWN_REASONS,
            LossReasonsTable.OUR_FAULT, WinBackTable.UNHAPPY,
            LossReasonsTable.NO_NEED, WinBackTable.NO_NEED);

    private static final String NO_SIGN = "The data cannot say: no sign tells of it, only what customers say.";

    private static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN, Double.NaN);

    /** Which reasons a row is about. */
    private record Subject(String basis, String group, String reason) {}

    /** A share of customers and of their money, out of so many customers and so much. */
    private record Shares(LossTally.Sums of, Interval customers, Interval money) {}

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        if (tally.all().customers() < terms.minCohort()) {
            return rows;
        }
        LossTally.Sums answered = sums(key -> isSaid(key));
        if (answered.customers() >= terms.minCohort()) {
            for (String group : groups()) {
                Predicate<LossTally.Key> ofGroup =
                        key -> isSaid(key) && group(key.said()).equals(group);
                rows.add(row(new Subject(LossReasonsTable.SAID, group, LossReasonsTable.ALL), said(ofGroup)));
                rows.addAll(single(group));
                rows.add(row(new Subject(LossReasonsTable.EXTENDED, group, LossReasonsTable.ALL), extended(ofGroup)));
            }
        }
        for (String group : LossReasonsTable.CODED) {
            rows.add(row(new Subject(LossReasonsTable.SIGNS, group, LossReasonsTable.ALL), bySigns(group)));
        }
        return rows;
    }

    /** The groups of the conf, and that of other reasons where any was given. */
    private List<String> groups() {
        List<String> groups = new ArrayList<>(LossReasonsTable.CODED);
        if (tally.said.keySet().stream()
                .anyMatch(key -> isSaid(key) && group(key.said()).equals(LossReasonsTable.NOT_CODED))) {
            groups.add(LossReasonsTable.NOT_CODED);
        }
        return groups;
    }

    private String group(String said) {
        return terms.settings().groupOf(said);
    }

    private static boolean isSaid(LossTally.Key key) {
        return !key.said().equals(LossTally.NOTHING_SAID);
    }

    private LossTally.Sums sums(Predicate<LossTally.Key> which) {
        return tally.said.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(LossTally.Sums.NONE, LossTally.Sums::plus);
    }

    /** Single reasons of a group that enough customers gave. */
    private List<Row> single(String group) {
        return tally.said.keySet().stream()
                .filter(LossReasonRows::isSaid)
                .map(LossTally.Key::said)
                .distinct()
                .sorted()
                .filter(said -> group(said).equals(group) && !said.equals(LossReasonsTable.ALL))
                .filter(said -> sums(key -> key.said().equals(said)).customers() >= terms.minCohort())
                .map(said -> row(new Subject(LossReasonsTable.SAID, group, said), said(key -> key.said()
                        .equals(said))))
                .toList();
    }

    private Shares said(Predicate<LossTally.Key> which) {
        LossTally.Sums of = sums(LossReasonRows::isSaid);
        LossTally.Sums with = sums(which);
        return new Shares(
                of,
                WilsonInterval.of(with.customers() / of.customers(), of.customers()),
                of.amount() > 0 ? WilsonInterval.of(with.amount() / of.amount(), of.effectiveCustomers()) : UNKNOWN);
    }

    /** Customers of one probable cause who gave a reason speak for those who gave none: of all the lost the causes are known. */
    private Shares extended(Predicate<LossTally.Key> which) {
        Map<Integer, StratifiedShare.Count> customers = new TreeMap<>();
        Map<Integer, StratifiedShare.Count> money = new TreeMap<>();
        Map<Integer, Double> allCustomers = new TreeMap<>();
        Map<Integer, Double> allMoney = new TreeMap<>();
        for (int stratum = 0; stratum < WinBackTable.CAUSES.size(); stratum++) {
            String cause = WinBackTable.CAUSES.get(stratum);
            LossTally.Sums all = sums(key -> key.cause().equals(cause));
            LossTally.Sums answered = sums(key -> key.cause().equals(cause) && isSaid(key));
            LossTally.Sums with = sums(key -> key.cause().equals(cause) && which.test(key));
            customers.put(stratum, new StratifiedShare.Count(answered.customers(), with.customers()));
            allCustomers.put(stratum, all.customers());
            if (answered.amount() > 0) {
                double size = answered.effectiveCustomers();
                money.put(stratum, new StratifiedShare.Count(size, size * with.amount() / answered.amount()));
                allMoney.put(stratum, all.amount());
            }
        }
        return new Shares(
                tally.all(), StratifiedShare.of(customers, allCustomers), StratifiedShare.of(money, allMoney));
    }

    private Shares bySigns(String group) {
        LossTally.Sums of = tally.all();
        LossTally.Sums with = tally.probable.get(CAUSE_OF_GROUP.getOrDefault(group, ""));
        return new Shares(
                of,
                with == null ? UNKNOWN : only(with.customers() / of.customers()),
                with == null || of.amount() <= 0 ? UNKNOWN : only(with.amount() / of.amount()));
    }

    private static Interval only(double value) {
        return new Interval(value, Double.NaN, Double.NaN);
    }

    private Row row(Subject subject, Shares shares) {
        return RowFactory.create(
                Date.valueOf(asOf),
                subject.basis(),
                subject.group(),
                subject.reason(),
                Math.round(shares.of().customers()),
                number(shares.customers().value()),
                number(shares.customers().low()),
                number(shares.customers().high()),
                money(shares, shares.money().value()),
                money(shares, shares.money().low()),
                money(shares, shares.money().high()),
                subject.reason().equals(LossReasonsTable.ALL) ? QUOTED.get(subject.group()) : null,
                Double.isNaN(shares.customers().value()) ? NO_SIGN : null);
    }

    private static Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static BigDecimal money(Shares shares, double share) {
        return Double.isFinite(share)
                ? Money.ofAmount(Money.amount(share * shares.of().amount()))
                : null;
    }
}
