package ebb.care;

import ebb.customer.NormalQuantiles;
import ebb.schema.ServiceQualityTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A service tally as rows of {@link ServiceQualityTable}, with what is new, growing, fading and gone. */
record ServiceRows(ServiceReview review) {
    static final String NEW = "new";
    static final String GROWING = "growing";
    static final String STEADY = "steady";
    static final String FADING = "fading";
    static final String GONE = "gone";

    private static final double HALF = 0.5;

    /** Kind and cause, over all periods. */
    private record Trouble(String kind, String cause) implements Comparable<Trouble> {
        @Override
        public int compareTo(Trouble other) {
            return (kind + '\t' + cause).compareTo(other.kind + '\t' + other.cause);
        }
    }

    /** From one period to the next. */
    private record Step(int period, Trouble trouble, ServiceCount before, ServiceCount now) {}

    List<Row> of(ServiceTally tally) {
        Set<Trouble> troubles = new TreeSet<>();
        tally.counts.keySet().forEach(key -> troubles.add(new Trouble(key.kind(), key.cause())));
        List<Row> rows = new ArrayList<>();
        for (Trouble trouble : troubles) {
            boolean hasBeen = false;
            ServiceCount before = new ServiceCount();
            for (int p = 0; p < review.periods().size(); p++) {
                ServiceCount now = tally.counts.getOrDefault(
                        new ServiceTally.Key(p, trouble.kind(), trouble.cause()), new ServiceCount());
                Step step = new Step(p, trouble, before, now);
                if (now.cases > 0 || before.cases > 0) {
                    rows.add(row(tally, step, hasBeen));
                }
                hasBeen |= now.cases > 0;
                before = now;
            }
        }
        return rows;
    }

    private static String state(ServiceTally tally, Step step, boolean hasBeen) {
        ServiceCount now = step.now();
        ServiceCount before = step.before();
        int p = step.period();
        if (p == 0) {
            return null;
        }
        boolean isSurvey = step.trouble().kind().equals(ServiceQualityTable.SURVEY);
        if (isSurvey && now.cases > 0 && before.cases > 0) {
            return state((now.mean() - before.mean()) / Math.sqrt(now.varianceOfMean() + before.varianceOfMean()));
        }
        return state(new Rate(now.cases, tally.orders[p]), new Rate(before.cases, tally.orders[p - 1]), hasBeen);
    }

    /** Cases and the orders that they are of. */
    record Rate(long cases, long orders) {}

    /**
     * What became of trouble from one period to the next.
     *
     * @param hasBeen whether there was any in a period before
     */
    static String state(Rate now, Rate before, boolean hasBeen) {
        if (now.cases() == 0) {
            return GONE;
        }
        if (!hasBeen) {
            return NEW;
        }
        return before.cases() == 0 ? GROWING : state(change(now, before));
    }

    /** By a two-sided test at 5 %. */
    private static String state(double change) {
        return change > NormalQuantiles.P975 ? GROWING : change < -NormalQuantiles.P975 ? FADING : STEADY;
    }

    /** z statistic of the log rate ratio (Woolf 1955, with Haldane's correction of one half). */
    private static double change(Rate now, Rate before) {
        if (now.orders() == 0 || before.orders() == 0) {
            return 0;
        }
        double ratio = (now.cases() + HALF) / now.orders() / ((before.cases() + HALF) / before.orders());
        return Math.log(ratio) / Math.sqrt(1 / (now.cases() + HALF) + 1 / (before.cases() + HALF));
    }

    private Row row(ServiceTally tally, Step step, boolean hasBeen) {
        int p = step.period();
        ServiceReview.Period period = review.periods().get(p);
        ServiceCount count = step.now();
        Trouble trouble = step.trouble();
        boolean isSurvey = trouble.kind().equals(ServiceQualityTable.SURVEY);
        return RowFactory.create(
                date(review.asOf().day()),
                date(period.afterDay() + 1),
                date(period.lastDay()),
                trouble.kind(),
                trouble.cause(),
                count.cases,
                count.customers,
                tally.orders[p],
                tally.orders[p] == 0 ? null : (double) count.cases / tally.orders[p],
                count.medianDaysToClose(),
                count.unresolved,
                count.repeated,
                count.silent,
                isSurvey && count.cases > 0 ? count.mean() : null,
                state(tally, step, hasBeen),
                count.ours,
                count.theirs,
                count.nobodys);
    }

    private static Date date(int day) {
        return Date.valueOf(LocalDate.ofEpochDay(day));
    }
}
