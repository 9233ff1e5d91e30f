package ebb.economics;

import ebb.customer.Money;
import ebb.customer.NormalQuantiles;
import ebb.evaluation.Interval;
import ebb.evaluation.WilsonInterval;

/**
 * How many customers a year loses and wins, from a period of whole months: the rate of a shorter one is compounded, its gains multiplied.
 *
 * @param months length of the period that it is taken from
 * @param customers active at the period's start
 * @param now active at its end
 * @param rate share lost in a year, with its 95 % interval
 * @param gained customers gained and returned in a year, with the 95 % interval of their count
 * @param revenue what all bought in a year, returns taken off, by each who is active at its end, in the currency: so many customers bring the sales of today
 */
public record YearlyLoss(int months, long customers, long now, Interval rate, Interval gained, double revenue) {

    static YearlyLoss of(ChurnMeasures.GroupSums sums) {
        long start = sums.of(FlowMeasure.START);
        int months = sums.period().months();
        double periods = (double) FlowPeriod.MONTHS_A_YEAR / months;
        Interval rate = WilsonInterval.of((double) sums.of(FlowMeasure.LOST) / start, (double) start);
        long gained = sums.of(FlowMeasure.GAINED) + sums.of(FlowMeasure.RETURNED);
        long now = start + gained - sums.of(FlowMeasure.LOST);
        double reach = NormalQuantiles.P975 * Math.sqrt((double) gained);
        return new YearlyLoss(
                months,
                start,
                now,
                new Interval(yearly(rate.value(), periods), yearly(rate.low(), periods), yearly(rate.high(), periods)),
                new Interval(gained * periods, Math.max(0, gained - reach) * periods, (gained + reach) * periods),
                now == 0 ? 0 : Money.amount(sums.of(FlowMeasure.PERIOD_SALES)) * periods / now);
    }

    /** The share lost in a year of so many periods: 1 - (1 - r)^n. */
    static double yearly(double rate, double periods) {
        return 1 - Math.pow(1 - rate, periods);
    }
}
