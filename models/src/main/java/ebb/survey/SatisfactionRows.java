package ebb.survey;

import ebb.care.ServiceReview;
import ebb.evaluation.ClusteredCount;
import ebb.evaluation.Interval;
import ebb.input.SurveyAnswer;
import ebb.schema.SatisfactionTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A tally of answers as rows of {@link SatisfactionTable}. */
record SatisfactionRows(Satisfaction satisfaction, SatisfactionTally tally, Map<String, Double> sizes) {
    private static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN, Double.NaN);

    /** A group over the periods. */
    private record Series(String basis, String dimension, String group) implements Comparable<Series> {
        @Override
        public int compareTo(Series other) {
            return Arrays.compare(cells(), other.cells());
        }

        private String[] cells() {
            return new String[] {basis, dimension, group};
        }
    }

    /** A group in one period; {@code asked} is null where that is not a question. */
    private record Period(SatisfactionTally.Cell cell, ClusteredCount asked) {}

    List<Row> rows() {
        Map<Series, TreeMap<Integer, Period>> series = new TreeMap<>();
        tally.cells.forEach((key, strata) -> put(series, SatisfactionTable.ALL_ANSWERS, key, unweighted(strata)));
        TreeSet<SatisfactionTally.Key> sampled = new TreeSet<>(tally.cells.keySet());
        sampled.addAll(tally.asked.keySet());
        sampled.forEach(key -> put(series, SatisfactionTable.SAMPLE, key, weighted(key)));
        List<Row> rows = new ArrayList<>();
        series.forEach((one, periods) -> periods.forEach((at, period) ->
                rows.add(row(one, at, period, at.equals(lastWithMean(periods)) ? trend(periods) : UNKNOWN))));
        return rows;
    }

    /** Lifecycles are known of samples only; who is too few is not shown. */
    private void put(
            Map<Series, TreeMap<Integer, Period>> series, String basis, SatisfactionTally.Key key, Period period) {
        boolean isOfSample = basis.equals(SatisfactionTable.SAMPLE);
        boolean isShown = isLarge(period.cell())
                || (period.asked() != null
                        && period.asked().size() >= satisfaction.terms().minCohort());
        if (isShown && (isOfSample || !key.dimension().equals(SatisfactionTable.LIFECYCLE))) {
            series.computeIfAbsent(new Series(basis, key.dimension(), key.group()), none -> new TreeMap<>())
                    .put(key.period(), period);
        }
    }

    private boolean isLarge(SatisfactionTally.Cell cell) {
        return customers(cell) >= satisfaction.terms().minCohort();
    }

    private static long customers(SatisfactionTally.Cell cell) {
        return cell.mean(SurveyQuestion.SATISFACTION).customers();
    }

    private static Period unweighted(Map<String, SatisfactionTally.Cell> strata) {
        SatisfactionTally.Cell sum = new SatisfactionTally.Cell();
        strata.values().forEach(cell -> sum.plus(cell, 1));
        return new Period(sum, null);
    }

    /** Each who answered stands for so many customers of the stratum: those who did not are taken to be like them. */
    private Period weighted(SatisfactionTally.Key key) {
        SatisfactionTally.Cell sum = new SatisfactionTally.Cell();
        tally.cells.getOrDefault(key, new TreeMap<>()).forEach((stratum, cell) -> {
            if (!stratum.equals(SatisfactionTally.UNASKED)) {
                sum.plus(cell, sizes.get(stratum) / tally.respondents.get(stratum));
            }
        });
        return new Period(sum, tally.asked.get(key));
    }

    private Interval figure(SatisfactionTally.Cell cell, SurveyQuestion question) {
        return isLarge(cell)
                        && cell.mean(question).customers()
                                >= satisfaction.terms().minCohort()
                ? cell.mean(question).interval()
                : UNKNOWN;
    }

    /** The mean answer, 1 to 5. */
    private Interval mean(SatisfactionTally.Cell cell) {
        Interval share = figure(cell, SurveyQuestion.SATISFACTION);
        int range = SurveyAnswer.MOST - SurveyAnswer.LEAST;
        return new Interval(
                SurveyAnswer.LEAST + range * share.value(),
                SurveyAnswer.LEAST + range * share.low(),
                SurveyAnswer.LEAST + range * share.high());
    }

    private Integer lastWithMean(TreeMap<Integer, Period> periods) {
        return periods.descendingMap().entrySet().stream()
                .filter(period -> isLarge(period.getValue().cell()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private Interval trend(Map<Integer, Period> periods) {
        Map<Integer, Interval> means = new TreeMap<>();
        periods.forEach((at, period) -> {
            if (isLarge(period.cell())) {
                means.put(satisfaction.review().periods().get(at).lastDay(), mean(period.cell()));
            }
        });
        return Trend.perYear(means);
    }

    private Row row(Series series, int at, Period period, Interval trend) {
        ServiceReview.Period days = satisfaction.review().periods().get(at);
        boolean isAsked = period.asked() != null
                && period.asked().size() >= satisfaction.terms().minCohort();
        List<Object> cells = new ArrayList<>(List.of(
                Date.valueOf(satisfaction.asOf().date()),
                series.basis(),
                series.dimension(),
                series.group(),
                date(days.afterDay() + 1),
                date(days.lastDay()),
                customers(period.cell()),
                Arrays.stream(period.cell().steps).sum()));
        Arrays.stream(period.cell().steps).forEach(step -> cells.add(isLarge(period.cell()) ? step : 0L));
        add(cells, mean(period.cell()));
        List.of(SurveyQuestion.SATISFIED, SurveyQuestion.BUY_AGAIN, SurveyQuestion.RECOMMEND)
                .forEach(question -> add(cells, figure(period.cell(), question)));
        cells.add(period.asked() == null ? null : period.asked().size());
        add(cells, isAsked ? period.asked().interval() : UNKNOWN);
        add(cells, trend);
        return RowFactory.create(cells.toArray());
    }

    private static Date date(int day) {
        return Date.valueOf(LocalDate.ofEpochDay(day));
    }

    private static void add(List<Object> cells, Interval figure) {
        for (double value : new double[] {figure.value(), figure.low(), figure.high()}) {
            cells.add(Double.isFinite(value) ? value : null);
        }
    }
}
