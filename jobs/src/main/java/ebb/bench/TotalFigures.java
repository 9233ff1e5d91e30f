package ebb.bench;

import ebb.conf.Settings;
import ebb.job.JobContext;
import ebb.ledger.DataSpan;
import ebb.training.TrainingDates;
import ebb.value.ValueForecast;
import ebb.value.ValueForecasts;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How past totals of one shop would have been foretold, each by what had matured before it: on the dates of the two latest outcome windows, which judge, and
 * on all earlier ones, on which the rule of the interval was chosen.
 */
record TotalFigures(String shop, int horizonDays, ValueForecasts forecasts) {
    static final List<String> HEADER = List.of(
            "| shop | total | windows | dates | inside 80 % interval | half-width | error uncorrected | error corrected | interval score | customers inside their own |",
            "|---|---|---|---|---|---|---|---|---|---|");
    private static final String JUDGE = "judge";
    private static final int JUDGING_WINDOWS = 2;

    /** Penalty for an outcome outside an 80 % interval, by its distance (Gneiting and Raftery 2007). */
    private static final double PENALTY = 10;

    static TotalFigures of(String shop, JobContext context) {
        Settings settings = context.settings();
        DataSpan span = context.known();
        TrainingDates dates =
                TrainingDates.before(span.lastDay(), span, settings.training().rules(settings.horizonDays()));
        return new TotalFigures(
                shop,
                settings.horizonDays(),
                ValueForecasts.of(
                        BacktestFigures.examples(context, dates), dates.holdoutDay(), settings.horizonDays()));
    }

    /** Made of the same examples. */
    NextPurchaseFigures nextPurchases() {
        return new NextPurchaseFigures(shop, horizonDays, forecasts.nextPurchase());
    }

    void print(PrintWriter out) {
        for (ValueForecast forecast : forecasts.measures()) {
            List<ValueForecast.JudgedTotal> all = forecast.judged().stream()
                    .filter(past -> past.total().expected() > 0 && past.total().actual() > 0)
                    .toList();
            int last = all.isEmpty() ? 0 : all.get(all.size() - 1).total().day() - JUDGING_WINDOWS * horizonDays;
            print(
                    out,
                    forecast,
                    "before",
                    all.stream().filter(past -> past.total().day() <= last).toList());
            print(
                    out,
                    forecast,
                    JUDGE,
                    all.stream().filter(past -> past.total().day() > last).toList());
        }
        out.flush();
    }

    private void print(PrintWriter out, ValueForecast forecast, String windows, List<ValueForecast.JudgedTotal> dates) {
        if (!dates.isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %d | %.2f | %.3f | %.3f | %.3f | %.3f | %s |%n",
                    shop,
                    forecast.measure().label,
                    windows,
                    dates.size(),
                    mean(dates, past -> past.holds() ? 1 : 0),
                    mean(dates, TotalFigures::halfWidth),
                    mean(
                            dates,
                            past -> Math.abs(
                                    log(past.total().actual(), past.total().expected()))),
                    mean(dates, TotalFigures::error),
                    mean(dates, past -> 2 * halfWidth(past) + PENALTY * Math.max(0, error(past) - halfWidth(past))),
                    windows.equals(JUDGE) ? share(forecast.insideShare()) : "");
        }
    }

    private static String share(double share) {
        return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.2f", share);
    }

    private static double mean(
            List<ValueForecast.JudgedTotal> dates, ToDoubleFunction<ValueForecast.JudgedTotal> figure) {
        return dates.stream().mapToDouble(figure).average().orElseThrow();
    }

    private static double halfWidth(ValueForecast.JudgedTotal past) {
        return log(past.foretold().high(), past.foretold().value());
    }

    private static double error(ValueForecast.JudgedTotal past) {
        return Math.abs(log(past.total().actual(), past.foretold().value()));
    }

    private static double log(double value, double against) {
        return Math.log(value / against);
    }
}
