package ebb.serve.web;

import ebb.schema.ScoresTable;
import ebb.serve.view.PurchaseHistory.Purchase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Purchase days as stems on a line of days, with the days between which the next one is expected, in a box of {@link #WIDTH} by {@link #HEIGHT} as SVG has
 * it.
 *
 * @param purchases those shown, oldest first; none: nothing to draw
 * @param from first day of the line
 * @param to last day of the line
 * @param asOf last day known
 * @param expected days between which the next purchase is expected; null: not modelled
 */
public record PurchaseTimeline(
        List<Purchase> purchases, LocalDate from, LocalDate to, LocalDate asOf, Expected expected) {
    public static final int WIDTH = 600;
    public static final int HEIGHT = 120;

    /** Longer ago the stems would run into each other. */
    private static final int YEARS = 3;

    private static final double LEAST_HEIGHT = 6;

    /**
     * The rhythm of the customer, carried on.
     *
     * @param from first day of the 80 % interval
     * @param due day that the purchase is expected
     * @param until last day of the interval
     */
    public record Expected(LocalDate from, LocalDate due, LocalDate until) {}

    static PurchaseTimeline of(List<Purchase> all, Map<String, Object> score, LocalDate asOf) {
        Expected expected = expected(score);
        if (all.isEmpty() || asOf == null) {
            return new PurchaseTimeline(List.of(), asOf, asOf, asOf, expected);
        }
        List<Purchase> shown = all.stream()
                .filter(purchase -> !purchase.on().isBefore(asOf.minusYears(YEARS)))
                .toList();
        List<Purchase> drawn = shown.isEmpty() ? all.subList(all.size() - 1, all.size()) : shown;
        LocalDate to = expected == null || expected.until().isBefore(asOf) ? asOf : expected.until();
        return new PurchaseTimeline(drawn, drawn.get(0).on(), to, asOf, expected);
    }

    private static Expected expected(Map<String, Object> score) {
        LocalDate from = (LocalDate) score.get(ScoresTable.NEXT_PURCHASE_FROM_ON);
        LocalDate due = (LocalDate) score.get(ScoresTable.EXPECTED_NEXT_PURCHASE_ON);
        LocalDate until = (LocalDate) score.get(ScoresTable.NEXT_PURCHASE_UNTIL_ON);
        return Stream.of(from, due, until).anyMatch(Objects::isNull) ? null : new Expected(from, due, until);
    }

    /** Place of a day on the line, cut at its ends. */
    public String x(LocalDate day) {
        return text(place(day));
    }

    /** Width between two days. */
    public String width(LocalDate first, LocalDate last) {
        return text(Math.max(1, place(last) - place(first)));
    }

    private double place(LocalDate day) {
        double days = Math.max(1, ChronoUnit.DAYS.between(from, to));
        return WIDTH * Math.min(1, Math.max(0, ChronoUnit.DAYS.between(from, day) / days));
    }

    /** Upper end of the stem of a purchase: the higher the more was bought. */
    public String top(Purchase purchase) {
        double most = Math.max(highest().doubleValue(), 0.01);
        double share = Math.max(0, purchase.amount().doubleValue()) / most;
        return text(HEIGHT - LEAST_HEIGHT - share * (HEIGHT - LEAST_HEIGHT));
    }

    /** The largest amount shown. */
    public BigDecimal highest() {
        return purchases.stream()
                .map(Purchase::amount)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    /** Those shown, newest first. */
    public List<Purchase> newestFirst() {
        return purchases.stream()
                .sorted(Comparator.comparing(Purchase::on).reversed())
                .toList();
    }

    private static String text(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
