package ebb.reason;

/** Numbers as a reader says them: whole, with separators for thousands, the same in every locale. */
final class NumberText {
    private NumberText() {}

    /** Rounded to a whole number: {@code 1,240}. */
    static String whole(double value) {
        String digits = Long.toString(Math.round(Math.abs(value)));
        StringBuilder words = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            words.insert(i, ',');
        }
        return value < 0 && !digits.equals("0") ? words.insert(0, '-').toString() : words.toString();
    }

    /** Whole from ten on, one decimal below: {@code 2.5}. */
    static String number(double value) {
        double tenths = Math.round(value * 10) / 10.0;
        return Math.abs(tenths) >= 10 || tenths == Math.rint(tenths) ? whole(tenths) : Double.toString(tenths);
    }

    static String percent(double share) {
        return whole(share * 100) + " %";
    }

    /** {@code 1 day}, {@code 41 days}. */
    static String days(double days) {
        return count(days, "day");
    }

    /** {@code 1 line}, {@code 3 lines}. */
    static String count(double count, String thing) {
        return whole(count) + " " + thing + (Math.round(count) == 1 ? "" : "s");
    }

    /** {@code every day}, {@code every 12 days}. */
    static String every(double days) {
        return Math.round(days) <= 1 ? "every day" : "every " + days(days);
    }

    /** {@code today}, {@code yesterday}, {@code 5 days ago}. */
    static String ago(double days) {
        long whole = Math.round(days);
        if (whole <= 0) {
            return "today";
        }
        return whole == 1 ? "yesterday" : days(days) + " ago";
    }
}
