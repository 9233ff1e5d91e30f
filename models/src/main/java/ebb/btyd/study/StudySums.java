package ebb.btyd.study;

import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydModel;
import ebb.btyd.model.CustomerSummary;
import ebb.btyd.model.GroupedSummaries;
import ebb.btyd.model.SummaryCounts;
import ebb.btyd.study.ConditionalExpectation.Followed;
import ebb.ledger.History;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums of one pass over the ledger for the comparison of models out of time and the diagnostics of the chosen one; sums of parts add up to the sum of
 * the whole.
 */
final class StudySums implements Serializable {
    private static final long serialVersionUID = 1L;

    private final StudyDates dates;
    /** Customers of the earlier day, as they were then and as the same were at the end of the calibration. */
    private final SummaryCounts earlier = new SummaryCounts();

    private final SummaryCounts sameLater = new SummaryCounts();
    /** Customers at the end of the calibration, and their purchase days after it. */
    private final SummaryCounts calibrated = new SummaryCounts();

    private final SummaryCounts boughtAfter = new SummaryCounts();
    /** First and repeat purchase days of the same customers by day, the first day of the data first. */
    private final long[] firsts;

    private final long[] repeats;

    StudySums(StudyDates dates) {
        this.dates = dates;
        this.firsts = new long[dates.asOfDay() - dates.firstDay() + 1];
        this.repeats = new long[firsts.length];
    }

    /** Adds a customer as observed on the as-of date. */
    StudySums add(History history) {
        int known = history.dayCountUntil(dates.calibratedDay());
        if (known == 0) {
            return this;
        }
        if (history.dayCountUntil(dates.earlierDay()) > 0) {
            earlier.add(history, dates.earlierDay());
            sameLater.add(history, dates.calibratedDay());
        }
        calibrated.add(history, dates.calibratedDay());
        CustomerSummary then = CustomerSummary.of(history, dates.calibratedDay());
        boughtAfter.add(then.x(), then.lastAge(), then.age(), (long) history.dayCount() - known);
        track(history);
        return this;
    }

    private void track(History history) {
        firsts[history.firstDay() - dates.firstDay()]++;
        for (int i = 1; i < history.dayCount(); i++) {
            repeats[history.day(i) - dates.firstDay()]++;
        }
    }

    StudySums plus(StudySums other) {
        earlier.plus(other.earlier);
        sameLater.plus(other.sameLater);
        calibrated.plus(other.calibrated);
        boughtAfter.plus(other.boughtAfter);
        for (int day = 0; day < firsts.length; day++) {
            firsts[day] += other.firsts[day];
            repeats[day] += other.repeats[day];
        }
        return this;
    }

    /** The candidates compared by the window before the end of the calibration, the best first. */
    List<HoldoutComparison> compare(List<BtydFamily> candidates) {
        return HoldoutComparison.rank(candidates, earlier.grouped(), sameLater.grouped());
    }

    /** Customers of the earlier day. */
    GroupedSummaries earlier() {
        return earlier.grouped();
    }

    GroupedSummaries calibrated() {
        return calibrated.grouped();
    }

    List<Followed> followed() {
        GroupedSummaries customers = calibrated.grouped();
        List<Followed> followed = new ArrayList<>();
        for (int i = 0; i < customers.size(); i++) {
            CustomerSummary customer = customers.summary(i);
            long bought = boughtAfter.count(customer.x(), customer.lastAge(), customer.age());
            followed.add(new Followed(customer, customers.weight(i), bought));
        }
        return followed;
    }

    List<Tracking> tracking(BtydModel model) {
        return Tracking.of(model, firsts, repeats);
    }
}
