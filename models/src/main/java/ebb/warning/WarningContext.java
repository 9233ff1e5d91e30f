package ebb.warning;

import ebb.customer.Activity;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.ledger.Timeline;
import java.util.ArrayList;
import java.util.List;

/**
 * The outcomes with which the warnings of one account are compared.
 *
 * @param judged on which of the replay's dates a warning can be judged
 * @param right on which of them one is right
 * @param cases what a warning should have caught
 */
@SuppressWarnings("ArrayRecordComponent")
record WarningContext(boolean[] judged, boolean[] right, List<Case> cases) {

    /**
     * Something a warning should have caught.
     *
     * @param fromDay first day on which a warning counts
     * @param untilDay last such day, to which the days of warning are counted
     */
    record Case(int fromDay, int untilDay) {}

    /**
     * Against losses: right is a warning on an active customer who then buys nothing for a horizon; a loss is caught while the customer is active. Every
     * warning is judged once a horizon has passed: one on a customer who is not active any more came too late and is wrong.
     */
    static WarningContext byLoss(WarningReplay replay, Timeline timeline) {
        List<AsOf> dates = replay.dates();
        int horizon = replay.horizonDays();
        int active = replay.activeDays();
        boolean[] judged = new boolean[dates.size()];
        boolean[] right = new boolean[dates.size()];
        for (int i = 0; i < judged.length; i++) {
            History history = dates.get(i).observe(timeline);
            judged[i] = history.dayCount() > 0 && dates.get(i).isMatured(horizon);
            right[i] = judged[i]
                    && Activity.isActive(history.silenceDays(), active)
                    && dates.get(i).outcome(timeline, horizon).churned();
        }
        History all = dates.get(dates.size() - 1).observe(timeline);
        List<Case> losses = new ArrayList<>();
        for (int i = 0; i < all.dayCount(); i++) {
            boolean isLast = i + 1 == all.dayCount() || all.gap(i + 1) > horizon;
            boolean isKnown = all.day(i) + Math.max(horizon, active) <= all.asOfDay();
            if (isLast && isKnown && all.day(i) >= dates.get(0).day()) {
                losses.add(new Case(all.day(i), all.day(i) + active));
            }
        }
        return new WarningContext(judged, right, losses);
    }

    /**
     * Against what was planted: right is a warning while it went on, or while the rule still looks back at it. A case that began less than a window ago
     * has hardly left a trace and is not asked for.
     */
    static WarningContext byTruth(WarningReplay replay, WarningRule rule, Timeline timeline) {
        List<AsOf> dates = replay.dates();
        int window = replay.watcher().settings().watch().windowDays();
        boolean[] judged = new boolean[dates.size()];
        boolean[] right = new boolean[dates.size()];
        List<Case> cases = new ArrayList<>();
        PlantedTruth.Span span = replay.truth().of(rule, timeline.customerId()).orElse(null);
        for (int i = 0; i < judged.length; i++) {
            int day = dates.get(i).day();
            judged[i] = dates.get(i).observe(timeline).dayCount() > 0;
            right[i] = judged[i] && span != null && day >= span.fromDay() && day <= span.untilDay() + window;
        }
        if (span != null
                && span.untilDay() >= dates.get(0).day()
                && span.fromDay() + window <= dates.get(dates.size() - 1).day()) {
            cases.add(new Case(span.fromDay(), span.untilDay() + window));
        }
        return new WarningContext(judged, right, cases);
    }
}
