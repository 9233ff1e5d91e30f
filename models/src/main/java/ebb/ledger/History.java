package ebb.ledger;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What was known of one customer on the as-of date: purchase days in order, and below them the entries by day and category. Which days are purchase
 * days says {@link PurchaseDayRule}.
 *
 * <p>Days are days since 1970-01-01; money is in hundredths of the currency. An index at or past the counts given here is refused, so that no
 * reader can see what came later.
 */
public final class History {
    private final Timeline timeline;
    private final PurchaseDays purchaseDays;
    private final int asOfDay;
    private final DataSpan span;
    private final int dayCount;
    private final int entryCount;

    History(Timeline timeline, int asOfDay, DataSpan span) {
        this.timeline = timeline;
        this.asOfDay = asOfDay;
        this.span = span;
        this.purchaseDays = timeline.purchaseDays(asOfDay, span.purchaseDayRule());
        this.dayCount = purchaseDays.countUntil(asOfDay);
        this.entryCount = Timeline.countUntil(timeline.row.getDays(), asOfDay);
    }

    public String customerId() {
        return timeline.customerId();
    }

    public int asOfDay() {
        return asOfDay;
    }

    /**
     * What was known on an earlier day.
     *
     * @throws IllegalArgumentException where the day lies after the as-of date
     */
    public History on(int earlierDay) {
        if (earlierDay > asOfDay) {
            throw new IllegalArgumentException("Cannot look at " + LocalDate.ofEpochDay(earlierDay)
                    + ": it lies after the as-of date " + LocalDate.ofEpochDay(asOfDay) + ". Choose an earlier day.");
        }
        return new History(timeline, earlierDay, span);
    }

    /** First day the data cover: what lies before was not observed. */
    public int dataStartDay() {
        return span.firstDay();
    }

    /** Number of purchase days; 0 where the customer had not bought yet. */
    public int dayCount() {
        return dayCount;
    }

    public int day(int i) {
        return purchaseDays.day(Objects.checkIndex(i, dayCount));
    }

    /** Bought on purchase day {@code i}, returns not taken off. */
    public long amount(int i) {
        Objects.checkIndex(i, dayCount);
        return purchaseDays.amountBefore(i + 1) - purchaseDays.amountBefore(i);
    }

    public int firstDay() {
        return day(0);
    }

    public int lastDay() {
        return day(dayCount - 1);
    }

    /** Days from the last purchase day to the as-of date; 0 when the customer bought on it. */
    public int silenceDays() {
        return asOfDay - lastDay();
    }

    /** Days between purchase day {@code i} and the one before it, for {@code i} from 1 on. */
    public int gap(int i) {
        return day(i) - day(i - 1);
    }

    /** How many purchase days lie on or before {@code day}. */
    public int dayCountUntil(int day) {
        return Math.min(dayCount, purchaseDays.countUntil(day));
    }

    /** Bought on or before {@code day}, returns not taken off. */
    public long amountUntil(int day) {
        return purchaseDays.amountBefore(dayCountUntil(day));
    }

    /** Number of entries, one a day and category, returns included. */
    public int entryCount() {
        return entryCount;
    }

    public int entryDay(int e) {
        return timeline.row.getDays()[Objects.checkIndex(e, entryCount)];
    }

    /** Category of the entry, as an index below {@link #categoryCount}. */
    public int entryCategory(int e) {
        return timeline.row.getCategoryIndexes()[Objects.checkIndex(e, entryCount)];
    }

    public long entryAmount(int e) {
        return timeline.row.getAmounts()[Objects.checkIndex(e, entryCount)];
    }

    public long entryReturnedAmount(int e) {
        return timeline.row.getReturnedAmounts()[Objects.checkIndex(e, entryCount)];
    }

    /** Whether the entry holds a purchase that counts as activity, as known on the as-of date. */
    public boolean isPurchase(int e) {
        return purchaseDays.isPurchase(Objects.checkIndex(e, entryCount));
    }

    /** Units of a purchase that were kept, as known on the as-of date, in thousandths. */
    public long keptQuantity(int e) {
        return purchaseDays.keptQuantity(Objects.checkIndex(e, entryCount));
    }

    /** Units bought less units returned, in thousandths. */
    public long entryQuantity(int e) {
        return timeline.row.getQuantities()[Objects.checkIndex(e, entryCount)];
    }

    public int entryLines(int e) {
        return timeline.row.getLines()[Objects.checkIndex(e, entryCount)];
    }

    public int entryReturnLines(int e) {
        return timeline.row.getReturnLines()[Objects.checkIndex(e, entryCount)];
    }

    /** Size for arrays indexed by category. Counts categories first bought later too, so it must never be a feature itself. */
    public int categoryCount() {
        return timeline.row.getCategories().length;
    }

    /** Name of a category; empty where the input gives none. */
    public String categoryName(int category) {
        return timeline.row.getCategories()[category];
    }
}
