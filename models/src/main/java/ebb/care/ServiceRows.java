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
        if (now.cases == 0) {
            return GONE;
        }
        if (!hasBeen) {
            return NEW;
        }
        if (before.cases == 0) {
            return GROWING;
        }
        double change = step.trouble().kind().equals(ServiceQualityTable.SURVEY)
                ? (now.mean() - before.mean()) / Math.sqrt(now.varianceOfMean() + before.varianceOfMean())
                : change(now.cases, tally.orders[p], before.cases, tally.orders[p - 1]);
        // Two-sided test at 5 %.
        return change > NormalQuantiles.P975 ? GROWING : change < -NormalQuantiles.P975 ? FADING : STEADY;
    }

    /** z statistic of the log rate ratio (Woolf 1955, with Haldane's correction of one half). */
    private static double change(long now, long ordersNow, long before, long ordersBefore) {
        if (ordersNow == 0 || ordersBefore == 0) {
            return 0;
        }
        double ratio = (now + HALF) / ordersNow / ((before + HALF) / ordersBefore);
        return Math.log(ratio) / Math.sqrt(1 / (now + HALF) + 1 / (before + HALF));
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
                state(tally, step, hasBeen));
    }

    private static Date date(int day) {
        return Date.valueOf(LocalDate.ofEpochDay(day));
    }
}
