package ebb.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Past totals lived through one after the other: each is foretold by what had matured before it, its interval stretched by how earlier ones had held.
 *
 * @param judged each total beside what would have been foretold then, ascending
 * @param latest what is foretold by all of them
 */
record TotalTrials(List<ValueForecast.JudgedTotal> judged, TotalCorrection latest) {

    static TotalTrials of(List<MaturedTotal> totals, int horizonDays) {
        List<ValueForecast.JudgedTotal> judged = new ArrayList<>();
        List<TotalCorrection.Tried> tried = new ArrayList<>();
        for (MaturedTotal total : totals) {
            List<MaturedTotal> matured = totals.stream()
                    .filter(earlier -> earlier.hasError() && earlier.day() + horizonDays <= total.day())
                    .toList();
            if (!matured.isEmpty()) {
                TotalCorrection then = TotalCorrection.of(matured, horizonDays);
                List<TotalCorrection.Tried> known = tried.stream()
                        .filter(past -> past.day() + horizonDays <= total.day())
                        .toList();
                judged.add(new ValueForecast.JudgedTotal(
                        total, then.stretchedBy(known, horizonDays).around(total.expected())));
                if (total.hasError()) {
                    tried.add(then.tried(total));
                }
            }
        }
        return new TotalTrials(
                List.copyOf(judged), TotalCorrection.of(totals, horizonDays).stretchedBy(tried, horizonDays));
    }
}
