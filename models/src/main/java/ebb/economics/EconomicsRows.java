package ebb.economics;

import ebb.btyd.spend.LifetimeTerms;
import ebb.customer.CalendarDays;
import ebb.customer.Money;
import ebb.evaluation.Interval;
import ebb.evaluation.WilsonInterval;
import ebb.ledger.AsOf;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A group's sums as rows of {@link ebb.schema.CustomerFlowTable} and {@link ebb.schema.ChurnEconomicsTable}. */
record EconomicsRows(AsOf asOf, ChurnMeasures.Terms terms) {

    Row flow(ChurnMeasures.GroupSums one) {
        long start = one.of(FlowMeasure.START);
        long came = came(one);
        long lost = one.of(FlowMeasure.LOST);
        long replaced = Math.min(came, lost);
        return RowFactory.create(
                Date.valueOf(asOf.date()),
                one.period().label(),
                one.period().fromOn(),
                one.period().untilOn(),
                one.group().dimension(),
                one.group().name(),
                start,
                one.of(FlowMeasure.GAINED),
                one.of(FlowMeasure.RETURNED),
                lost,
                start + came - lost,
                came - lost,
                one.of(FlowMeasure.BRIEF),
                replaced,
                came == 0 ? null : (double) replaced / came,
                costOfAcquiring(replaced));
    }

    Row economics(ChurnMeasures.GroupSums one) {
        long start = one.of(FlowMeasure.START);
        long lost = one.of(FlowMeasure.LOST);
        long toWin = Math.max(0, lost - came(one));
        Interval rate = start == 0 ? null : WilsonInterval.of((double) lost / start, (double) start);
        EconomicsSettings.WordOfMouth words = terms.settings().wordOfMouth();
        return RowFactory.create(
                Date.valueOf(asOf.date()),
                one.period().label(),
                one.period().fromOn(),
                one.period().untilOn(),
                one.group().dimension(),
                one.group().name(),
                start,
                lost,
                rate == null ? null : rate.value(),
                rate == null ? null : rate.low(),
                rate == null ? null : rate.high(),
                Money.ofCents(one.of(FlowMeasure.LOST_REVENUE)),
                mean(one.of(FlowMeasure.START_REVENUE), start),
                mean(one.of(FlowMeasure.LOST_REVENUE), lost),
                terms.settings().hasMargin() ? Money.ofCents(one.of(FlowMeasure.LOST_PROFIT)) : null,
                costOfAcquiring(lost),
                toWin,
                costOfAcquiring(toWin),
                lost * words.told(),
                lost * words.manyShare(),
                lost * words.told() * words.discouragedShare(),
                savedProfit(one),
                start == 0 ? null : savedLifetimeShare(one),
                terms.settings().words(terms.currency(), terms.own()) + shortYear(one.period()));
    }

    /** Says where the year before the start is not covered; empty where it is. */
    private String shortYear(FlowPeriod period) {
        int days = period.knownDaysBefore(asOf.span().firstDay());
        return days == CalendarDays.YEAR
                ? ""
                : String.format(
                        Locale.ROOT,
                        " Revenue is too low: it is of the %d days before the start, since the data begin on %s.",
                        days,
                        FlowPeriod.date(asOf.span().firstDay()));
    }

    private static long came(ChurnMeasures.GroupSums one) {
        return one.of(FlowMeasure.GAINED) + one.of(FlowMeasure.RETURNED);
    }

    private BigDecimal costOfAcquiring(long customers) {
        return terms.settings()
                .costOfAcquiring()
                .map(cost -> Money.ofCents(Money.cents(cost) * customers))
                .orElse(null);
    }

    private static BigDecimal mean(long cents, long customers) {
        return customers == 0 ? null : Money.ofAmount(Money.amount((double) cents / customers));
    }

    private BigDecimal savedProfit(ChurnMeasures.GroupSums one) {
        long start = one.of(FlowMeasure.START);
        if (start == 0 || !terms.settings().hasMargin()) {
            return null;
        }
        double rate = (double) one.of(FlowMeasure.LOST) / start;
        double profitOfOne = Money.amount((double) one.of(FlowMeasure.START_PROFIT) / start);
        return Money.ofAmount(new LossCost((double) start, rate, profitOfOne, 1).savedProfit());
    }

    private static double savedLifetimeShare(ChurnMeasures.GroupSums one) {
        double rate = (double) one.of(FlowMeasure.LOST) / one.of(FlowMeasure.START);
        double yearly = YearlyLoss.yearly(
                rate, (double) FlowPeriod.MONTHS_A_YEAR / one.period().months());
        return new LossCost(1, yearly, 1, 1).savedLifetimeShare(LifetimeTerms.DISCOUNT_RATE);
    }
}
