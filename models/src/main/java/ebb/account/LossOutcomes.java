package ebb.account;

import ebb.churn.fit.ClassBalance;
import ebb.churn.fit.Example;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.LogisticRegression;
import ebb.input.AccountPast;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.ledger.Timeline;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What became of active customers since each of many dates, counted by cells of what was known of them then; adding two gives those of both. A date's
 * calibration rests on dates whose outcome window had ended by it.
 */
final class LossOutcomes implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Width and number of the cells, on either side of 0 for the log-odds, and below it for the log of a share. */
    private static final double ODDS_WIDTH = 0.25;

    private static final int ODDS_CELLS = 76;
    private static final double SHARE_WIDTH = 0.5;
    private static final int SHARE_CELLS = 15;

    private static final double RIDGE = 0.003;
    private static final int FEWEST_OF_A_KIND = 30;

    private static final int PENDING = 0;
    private static final int STAYED = 1;
    private static final int LEFT = 2;

    private final int riseDays;
    private final int[][][] counts;
    private final LossRises[] rises;

    /**
     * Nobody counted yet.
     *
     * @param riseDays days within which a rise of the probability counts
     */
    LossOutcomes(int dates, int riseDays) {
        this.riseDays = riseDays;
        counts = new int[dates][3][ODDS_CELLS * SHARE_CELLS];
        rises = Stream.generate(LossRises::new).limit(dates).toArray(LossRises[]::new);
    }

    LossOutcomes add(Timeline timeline, List<AsOf> dates, List<AccountBaseline> baselines) {
        for (int i = 0; i < counts.length; i++) {
            History history = dates.get(i).observe(timeline);
            if (history.dayCount() >= LossCalibration.FEWEST_PURCHASE_DAYS) {
                AccountFacts facts = new AccountFacts(AccountPast.ofPurchases(history), baselines.get(i));
                if (facts.isActive()) {
                    int horizon = baselines.get(i).horizonDays();
                    counts[i][kind(dates.get(i), timeline, horizon)][cell(LossCalibration.inputs(facts))]++;
                    addRise(i, facts);
                }
            }
        }
        return this;
    }

    private void addRise(int date, AccountFacts facts) {
        if (facts.history().dayCountUntil(facts.day() - riseDays) >= LossCalibration.FEWEST_PURCHASE_DAYS) {
            rises[date].add(facts.lossRise(riseDays));
        }
    }

    private static int kind(AsOf date, Timeline timeline, int horizonDays) {
        if (!date.isMatured(horizonDays)) {
            return PENDING;
        }
        return date.outcome(timeline, horizonDays).churned() ? LEFT : STAYED;
    }

    private static int cell(double[] inputs) {
        int odds = (int) Math.floor(inputs[0] / ODDS_WIDTH) + ODDS_CELLS / 2;
        int share = (int) Math.floor(-inputs[1] / SHARE_WIDTH);
        return Math.min(ODDS_CELLS - 1, Math.max(0, odds)) * SHARE_CELLS
                + Math.min(SHARE_CELLS - 1, Math.max(0, share));
    }

    private static double[] middle(int cell) {
        return new double[] {
            (cell / SHARE_CELLS - ODDS_CELLS / 2 + 0.5) * ODDS_WIDTH, -(cell % SHARE_CELLS + 0.5) * SHARE_WIDTH
        };
    }

    LossOutcomes plus(LossOutcomes other) {
        for (int i = 0; i < counts.length; i++) {
            rises[i].plus(other.rises[i]);
            for (int kind = 0; kind < counts[i].length; kind++) {
                for (int cell = 0; cell < counts[i][kind].length; cell++) {
                    counts[i][kind][cell] += other.counts[i][kind][cell];
                }
            }
        }
        return this;
    }

    /** The calibration on one of the dates, by the outcomes known on it; uncalibrated below 30 who left or who stayed. */
    LossCalibration calibration(int date, List<AsOf> dates, int horizonDays, double topShare) {
        int known = (int) dates.stream()
                .filter(earlier ->
                        earlier.day() + horizonDays <= dates.get(date).day())
                .count();
        int[] left = sum(known, LEFT);
        int[] stayed = sum(known, STAYED);
        LossCalibration fitted = total(left) < FEWEST_OF_A_KIND || total(stayed) < FEWEST_OF_A_KIND
                ? LossCalibration.NONE
                : fit(left, stayed);
        return fitted.with(top(date, fitted, topShare), rises[date].common(), total(left) + total(stayed));
    }

    private int[] sum(int dates, int kind) {
        int[] sum = new int[ODDS_CELLS * SHARE_CELLS];
        for (int i = 0; i < dates; i++) {
            for (int cell = 0; cell < sum.length; cell++) {
                sum[cell] += counts[i][kind][cell];
            }
        }
        return sum;
    }

    private static int total(int[] cells) {
        return IntStream.of(cells).sum();
    }

    private static LossCalibration fit(int[] left, int[] stayed) {
        List<Example> examples = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int cell = 0; cell < left.length; cell++) {
            for (int[] side : List.of(left, stayed)) {
                if (side[cell] > 0) {
                    examples.add(new Example("", 0, middle(cell)).labelled(side == left));
                    weights.add((double) side[cell]);
                }
            }
        }
        TrainingMatrix matrix = TrainingMatrix.asTheyAre(LossCalibration.INPUTS, examples)
                .weighted(weights.stream().mapToDouble(weight -> weight).toArray());
        return new LossCalibration(
                new LogisticRegression(RIDGE).fit(matrix, new Fitting(null, 0, ClassBalance.AS_THEY_COME)), 0, 0, 0);
    }

    /** The probability that the share of the customers who were active on the date reach; a share of 1 leaves nobody out. */
    private double top(int date, LossCalibration fitted, double share) {
        if (share >= 1) {
            return 0;
        }
        int[] active = new int[ODDS_CELLS * SHARE_CELLS];
        for (int[] kind : counts[date]) {
            for (int cell = 0; cell < active.length; cell++) {
                active[cell] += kind[cell];
            }
        }
        double most = share * total(active);
        List<Integer> cells = IntStream.range(0, active.length)
                .filter(cell -> active[cell] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(cell -> -fitted.probability(middle(cell))))
                .toList();
        int soFar = 0;
        for (int cell : cells) {
            soFar += active[cell];
            if (soFar >= most) {
                return fitted.probability(middle(cell));
            }
        }
        return 0;
    }
}
