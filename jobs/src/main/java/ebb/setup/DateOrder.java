package ebb.setup;

import ebb.ingest.text.DateForm;
import java.time.LocalDate;
import java.util.List;

/**
 * Decides between forms of date that most values fit: by the few that fit one only, then by the order of the rows.
 *
 * @param values as they follow each other in the file
 */
record DateOrder(List<String> values) {
    private static final double SORTED = 0.95;

    /** The forms that most values fit; one where the days go one way in it alone. */
    List<DateForm> surest(List<DateForm> forms) {
        long most = forms.stream().mapToLong(this::fitting).max().orElse(0);
        List<DateForm> fitting =
                forms.stream().filter(form -> fitting(form) == most).toList();
        List<DateForm> sorted = fitting.stream().filter(this::isSorted).toList();
        return fitting.size() > 1 && sorted.size() == 1 ? sorted : fitting;
    }

    private long fitting(DateForm form) {
        return values.stream().filter(value -> form.day(value).isPresent()).count();
    }

    /** Whether nearly all days are not before the one above, or nearly all not after it, and they differ. */
    private boolean isSorted(DateForm form) {
        List<LocalDate> days =
                values.stream().flatMap(value -> form.day(value).stream()).toList();
        long up = 0;
        long down = 0;
        for (int i = 1; i < days.size(); i++) {
            int step = days.get(i).compareTo(days.get(i - 1));
            up += step > 0 ? 1 : 0;
            down += step < 0 ? 1 : 0;
        }
        return up + down > 0 && Math.max(up, down) >= SORTED * (up + down);
    }
}
