package ebb.care;

import ebb.ledger.History;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the next purchase day will bring if it is like the last ones.
 *
 * @param amount mean of the last ten purchase days, in hundredths
 * @param words up to three categories that were in at least half of them; empty where none is named
 */
record NextBasket(long amount, String words) {
    private static final int BASKETS = 10;
    private static final int MOST_NAMED = 3;

    static NextBasket of(History history) {
        int baskets = Math.min(BASKETS, history.dayCount());
        int fromDay = history.day(history.dayCount() - baskets);
        int[] days = new int[history.categoryCount()];
        for (int e = 0; e < history.entryCount(); e++) {
            if (history.entryDay(e) >= fromDay && history.isPurchase(e)) {
                days[history.entryCategory(e)]++;
            }
        }
        List<Integer> usual = IntStream.range(0, days.length)
                .filter(category -> 2 * days[category] >= baskets
                        && !history.categoryName(category).isEmpty())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(category -> -days[category])
                        .thenComparing(history::categoryName))
                .limit(MOST_NAMED)
                .toList();
        long bought = history.amountUntil(history.asOfDay()) - history.amountUntil(fromDay - 1);
        return new NextBasket(
                Math.round((double) bought / baskets),
                usual.stream().map(history::categoryName).collect(Collectors.joining(", ")));
    }
}
