package ebb.economics;

import ebb.customer.CalendarDays;
import ebb.ledger.AsOf;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The months, quarters and years that the data cover, counted back from the last month that had ended by the as-of date.
 *
 * @param asOf the as-of date
 * @param activeDays longest silence of an active customer: who was active on a day is known once the data reach back so far
 * @param periods the oldest first, months before quarters before years
 */
public record FlowCalendar(AsOf asOf, int activeDays, List<FlowPeriod> periods) implements Serializable {
    /** Periods at most by their length in months: two years of months and quarters, ten years. */
    private static final Map<Integer, Integer> MOST = Map.of(1, 24, 3, 8, FlowPeriod.MONTHS_A_YEAR, 10);

    public static FlowCalendar of(AsOf asOf, int activeDays) {
        List<FlowPeriod> periods = new ArrayList<>();
        MOST.keySet().stream().sorted().forEach(months -> {
            for (int back = MOST.get(months) - 1; back >= 0; back--) {
                FlowPeriod period = period(asOf, activeDays, months, back);
                if (period.hasFlow() || period.hasBridge()) {
                    periods.add(period);
                }
            }
        });
        return new FlowCalendar(asOf, activeDays, List.copyOf(periods));
    }

    private static FlowPeriod period(AsOf asOf, int activeDays, int months, int back) {
        YearMonth last = YearMonth.from(CalendarDays.lastMonthEnd(asOf.date()));
        int[] ends = IntStream.rangeClosed(0, 2)
                .map(one -> day(last.minusMonths((long) months * (back + one)).atEndOfMonth()))
                .toArray();
        int first = asOf.span().firstDay();
        return new FlowPeriod(months, ends[2], ends[1], ends[0], ends[1] - activeDays >= first, ends[2] + 1 >= first);
    }

    private static int day(LocalDate date) {
        return (int) date.toEpochDay();
    }

    /** Days on which periods begin or end, ascending. */
    int[] boundaries() {
        return periods.stream()
                .flatMapToInt(period -> IntStream.of(period.startDay(), period.lastDay()))
                .filter(day -> day >= asOf.span().firstDay())
                .distinct()
                .sorted()
                .toArray();
    }
}
