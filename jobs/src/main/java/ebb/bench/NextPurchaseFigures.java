package ebb.bench;

import ebb.value.NextPurchaseForecast;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How the 80 % intervals of the next purchase held on past dates of one shop, each calibrated by what had matured before it: on the newest date, which
 * judges, and on those a horizon and more before it, on which the way of calibrating was chosen.
 */
record NextPurchaseFigures(String shop, int horizonDays, NextPurchaseForecast forecast) {
    static final List<String> HEADER = List.of(
            "| shop | dates | intervals ended | inside | intervals ended, uncalibrated | inside | factor of today's |",
            "|---|---|---|---|---|---|---|");

    void print(PrintWriter out) {
        if (forecast.judged().isEmpty()) {
            out.println("| " + shop + " | fewer than " + NextPurchaseForecast.FEWEST + " past intervals | | | | | |");
        }
        forecast.newest().ifPresent(newest -> {
            List<NextPurchaseForecast.Judged> before = forecast.judged().stream()
                    .filter(judged -> judged.day() + horizonDays <= newest.day())
                    .toList();
            if (!before.isEmpty()) {
                line(out, before.size() + " before", before);
            }
            line(out, LocalDate.ofEpochDay(newest.day()).toString(), List.of(newest));
        });
        out.flush();
    }

    private void line(PrintWriter out, String dates, List<NextPurchaseForecast.Judged> judged) {
        out.printf(
                Locale.ROOT,
                "| %s | %s | %,.0f | %.3f | %,.0f | %.3f | %.2f |%n",
                shop,
                dates,
                mean(judged, NextPurchaseForecast.Judged::customers),
                mean(judged, NextPurchaseForecast.Judged::insideShare),
                mean(judged, NextPurchaseForecast.Judged::modelledCustomers),
                mean(judged, NextPurchaseForecast.Judged::modelledInsideShare),
                forecast.stretch());
    }

    private static double mean(
            List<NextPurchaseForecast.Judged> dates, ToDoubleFunction<NextPurchaseForecast.Judged> figure) {
        return dates.stream().mapToDouble(figure).average().orElseThrow();
    }
}
