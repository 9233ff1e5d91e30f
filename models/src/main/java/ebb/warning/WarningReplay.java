package ebb.warning;

import ebb.account.AccountBaseline;
import ebb.account.AccountFacts;
import ebb.input.AccountPast;
import ebb.input.AccountTimeline;
import ebb.input.CustomerAccount;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.Timeline;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * Backtest of the current rules: on each of many as-of dates it opens and closes warnings knowing only what was known then, and counts how many were
 * followed by a loss, and how many losses had been warned of. One pass over the accounts for all dates and limits.
 *
 * @param watcher the rules
 * @param dates as-of dates, ascending; the last is the as-of date of the run
 * @param baselines what held for all accounts on each date
 * @param truth what was planted for the rules to find; nothing of it reaches them
 */
public record WarningReplay(
        RuleEvaluator watcher, List<AsOf> dates, List<AccountBaseline> baselines, PlantedTruth truth)
        implements Serializable {

    private static final int DATES_BEFORE = 6;
    private static final int DAYS_BETWEEN = 28;

    public WarningReplay {
        watcher = watcher.withoutForeknowledge();
    }

    /**
     * The dates that can be replayed up to the as-of date, and that date in any case; a horizon of history lies before all others. They reach back two
     * horizons at least, further apart where need be: else no warning would ever be old enough to be judged.
     */
    public static List<AsOf> dates(AsOf asOf, WarningSettings.Replay settings, int horizonDays) {
        DataSpan known = asOf.span().until(asOf.day());
        List<AsOf> dates = new ArrayList<>();
        int first = known.firstDay() + horizonDays;
        int day = asOf.day();
        int spacingDays = Math.max(settings.spacingDays(), (int) Math.ceil(2.0 * horizonDays / settings.mostDates()));
        do {
            dates.add(new AsOf(day, known));
            day -= spacingDays;
        } while (day >= first && dates.size() < settings.mostDates());
        Collections.reverse(dates);
        return List.copyOf(dates);
    }

    /**
     * Dates before those of a replay, in order, which make its first ones calibrated too: their outcomes were known on the first of them.
     *
     * @param dates those of the replay
     */
    public static List<AsOf> before(List<AsOf> dates, int horizonDays) {
        AsOf first = dates.get(0);
        List<AsOf> earlier = new ArrayList<>();
        int day = first.day() - horizonDays;
        while (earlier.size() < DATES_BEFORE && day >= first.span().firstDay() + horizonDays) {
            earlier.add(new AsOf(day, first.span()));
            day -= DAYS_BETWEEN;
        }
        Collections.reverse(earlier);
        return List.copyOf(earlier);
    }

    public ReplayTally run(JavaRDD<CustomerAccount> accounts) {
        return accounts.aggregate(ReplayTally.of(watcher.rules().size()), this::add, ReplayTally::plus);
    }

    ReplayTally add(ReplayTally tally, CustomerAccount whole) {
        AccountTimeline account = whole.timeline();
        Timeline timeline = account.purchases();
        if (dates.get(dates.size() - 1).observe(timeline).dayCount() == 0) {
            return tally;
        }
        double[][] strains = strains(account);
        WarningContext losses = WarningContext.byLoss(this, timeline);
        double close = watcher.settings().severity().closeBelowShare();
        for (int r = 0; r < strains.length; r++) {
            WarningRule rule = watcher.rules().get(r);
            ReplayCounts.Course course = new ReplayCounts.Course(dates, strains[r], close);
            tally.byLoss().get(r).add(course, losses);
            if (truth.knows(rule)) {
                tally.byTruth().get(r).add(course, WarningContext.byTruth(this, rule, timeline));
            }
        }
        return tally;
    }

    /** Strain by rule and date; NaN where the rule does not watch the account. */
    private double[][] strains(AccountTimeline account) {
        double[][] strains = new double[watcher.rules().size()][dates.size()];
        for (double[] strain : strains) {
            Arrays.fill(strain, Double.NaN);
        }
        for (int i = 0; i < dates.size(); i++) {
            AccountPast past = account.knownOn(dates.get(i));
            if (past.hasBought()) {
                AccountFacts facts = new AccountFacts(past, baselines.get(i));
                for (int rule = 0; rule < strains.length; rule++) {
                    strains[rule][i] = watcher.strain(watcher.rules().get(rule), facts);
                }
            }
        }
        return strains;
    }

    int horizonDays() {
        return baselines.get(0).horizonDays();
    }

    int activeDays() {
        return baselines.get(0).activeDays();
    }
}
