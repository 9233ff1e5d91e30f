package ebb.warning;

import ebb.account.Account;
import ebb.account.AccountFacts;
import ebb.account.Backdrop;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.History;
import ebb.ledger.Timeline;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;

/**
 * Lives through the past with the rules as they are now: on each of many as-of dates it opens and closes warnings knowing only what was known then,
 * and counts how many were followed by a loss, and how many losses had been warned of. One pass over the accounts for all dates and limits.
 *
 * @param watcher the rules
 * @param dates as-of dates, ascending; the last is the as-of date of the run
 * @param backdrops what held for all accounts on each date
 */
public record Replay(Watcher watcher, List<AsOf> dates, List<Backdrop> backdrops) implements Serializable {
    private static final int NEVER = Integer.MAX_VALUE;

    public Replay {
        watcher = watcher.withoutForeknowledge();
    }

    /** The dates that can be replayed up to the as-of date, and that date in any case; a horizon of history lies before all others. */
    public static List<AsOf> dates(AsOf asOf, WarningSettings.Replay settings, int horizonDays) {
        DataSpan known =
                new DataSpan(asOf.span().firstDay(), Math.max(asOf.span().firstDay(), asOf.day()));
        List<AsOf> dates = new ArrayList<>();
        int first = known.firstDay() + horizonDays;
        int day = asOf.day();
        do {
            dates.add(new AsOf(day, known));
            day -= settings.spacingDays();
        } while (day >= first && dates.size() < settings.mostDates());
        Collections.reverse(dates);
        return List.copyOf(dates);
    }

    /** Counts of each rule, in the watcher's order. */
    public List<ReplayCounts> run(JavaRDD<Account> accounts) {
        ReplayCounts[] counts = accounts.aggregate(
                Stream.generate(ReplayCounts::new).limit(watcher.rules().size()).toArray(ReplayCounts[]::new),
                this::add,
                Replay::sum);
        return List.of(counts);
    }

    private static ReplayCounts[] sum(ReplayCounts[] left, ReplayCounts[] right) {
        for (int rule = 0; rule < left.length; rule++) {
            left[rule].plus(right[rule]);
        }
        return left;
    }

    /** One account's past: its strains by rule and date, and on which dates it lived and was then lost. */
    private static final class Past {
        final double[][] strains;
        final boolean[] judged;
        final boolean[] lost;

        Past(int rules, int dates) {
            strains = new double[rules][dates];
            for (double[] strain : strains) {
                Arrays.fill(strain, Double.NaN);
            }
            judged = new boolean[dates];
            lost = new boolean[dates];
        }
    }

    ReplayCounts[] add(ReplayCounts[] counts, Account account) {
        Timeline timeline = Timeline.of(account.purchases());
        History all = dates.get(dates.size() - 1).observe(timeline);
        if (all.dayCount() == 0) {
            return counts;
        }
        Past past = past(timeline, account);
        int[] losses = losses(all);
        for (int rule = 0; rule < counts.length; rule++) {
            count(past, rule, counts[rule]);
            for (int factor = 0; factor < ReplayCounts.FACTORS.length; factor++) {
                int[] openSince = live(past, rule, factor, counts[rule]);
                catchLosses(losses, openSince, factor, counts[rule]);
            }
            double[] strains = past.strains[rule];
            counts[rule].losses += Arrays.stream(losses)
                    .filter(loss -> isWatched(strains, loss))
                    .count();
        }
        return counts;
    }

    private Past past(Timeline timeline, Account account) {
        Past past = new Past(watcher.rules().size(), dates.size());
        for (int i = 0; i < dates.size(); i++) {
            AsOf date = dates.get(i);
            History history = date.observe(timeline);
            if (history.dayCount() > 0) {
                AccountFacts facts = new AccountFacts(history, account.inputs(), backdrops.get(i));
                for (int rule = 0; rule < past.strains.length; rule++) {
                    past.strains[rule][i] = watcher.strain(watcher.rules().get(rule), facts);
                }
                past.judged[i] = facts.isLiving() && date.isMatured(horizonDays());
                past.lost[i] =
                        past.judged[i] && date.outcome(timeline, horizonDays()).churned();
            }
        }
        return past;
    }

    /** Days of the purchases that none followed for a horizon, on or after the first date. */
    private int[] losses(History all) {
        int[] days = new int[all.dayCount()];
        int count = 0;
        for (int i = 0; i < all.dayCount(); i++) {
            boolean isLast = i + 1 == all.dayCount() || all.gap(i + 1) > horizonDays();
            boolean isKnown = all.day(i) + Math.max(horizonDays(), livingDays()) <= all.asOfDay();
            if (isLast && isKnown && all.day(i) >= dates.get(0).day()) {
                days[count++] = all.day(i);
            }
        }
        return Arrays.copyOf(days, count);
    }

    private static void count(Past past, int rule, ReplayCounts counts) {
        for (int i = 0; i < past.judged.length; i++) {
            if (past.judged[i] && !Double.isNaN(past.strains[rule][i])) {
                counts.watched++;
                counts.lost += past.lost[i] ? 1 : 0;
            }
        }
    }

    /** Opens and closes warnings date by date; answers since when one stands on each date. One that stands on the first date opened before it. */
    private int[] live(Past past, int rule, int factor, ReplayCounts counts) {
        double open = ReplayCounts.FACTORS[factor];
        double close = open * watcher.settings().severity().closeBelowShare();
        int[] openSince = new int[dates.size()];
        int since = NEVER;
        for (int i = 0; i < openSince.length; i++) {
            double strain = past.strains[rule][i];
            if (since == NEVER && strain >= open) {
                since = dates.get(i).day();
                if (i > 0) {
                    counts.opened[factor]++;
                    counts.judged[factor] += past.judged[i] ? 1 : 0;
                    counts.right[factor] += past.lost[i] ? 1 : 0;
                }
            } else if (since != NEVER && !(strain >= close)) {
                since = NEVER;
            }
            openSince[i] = since;
        }
        return openSince;
    }

    private void catchLosses(int[] losses, int[] openSince, int factor, ReplayCounts counts) {
        for (int loss : losses) {
            for (int i = firstDate(loss); i < dates.size() && dates.get(i).day() <= loss + livingDays(); i++) {
                if (openSince[i] != NEVER) {
                    counts.caught(factor, loss + livingDays() - openSince[i]);
                    break;
                }
            }
        }
    }

    private boolean isWatched(double[] strains, int loss) {
        for (int i = firstDate(loss); i < dates.size() && dates.get(i).day() <= loss + livingDays(); i++) {
            if (!Double.isNaN(strains[i])) {
                return true;
            }
        }
        return false;
    }

    /** The first date on or after a day. */
    private int firstDate(int day) {
        int i = 0;
        while (i < dates.size() && dates.get(i).day() < day) {
            i++;
        }
        return i;
    }

    private int horizonDays() {
        return backdrops.get(0).terms().horizonDays();
    }

    private int livingDays() {
        return backdrops.get(0).terms().livingDays();
    }
}
