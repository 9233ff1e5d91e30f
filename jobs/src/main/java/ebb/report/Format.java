package ebb.report;

import ebb.customer.DayInWords;
import ebb.evaluation.Interval;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Figures as the page shows them, the same on every machine; a dash where there is none.
 *
 * @param currency code put before money
 */
public record Format(String currency) {
    private static final String NONE = "–";
    // English in every locale: the root locale has no month names.
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    public String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Money in whole units: cents carry no news. */
    public String money(BigDecimal amount) {
        if (amount == null) {
            return NONE;
        }
        BigInteger whole = amount.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
        return (whole.signum() < 0 ? "−" : "") + currency + "\u00a0" + String.format(Locale.ROOT, "%,d", whole.abs());
    }

    public String percent(double share) {
        return decimal(share * 100, share < 0.1 ? 1 : 0, " %");
    }

    /** A difference of shares. */
    public String points(double difference) {
        return decimal(difference * 100, 1, " points");
    }

    /** Three decimals: for metrics, where the third still means something. */
    public String figure(double value) {
        return decimal(value, 3, "");
    }

    /** Four decimals: models differ in the third and fourth. */
    public String likelihood(double value) {
        return decimal(value, 4, "");
    }

    public String interval(double low, double high) {
        return Double.isNaN(low) || Double.isNaN(high) ? "" : figure(low) + "–" + figure(high);
    }

    /** The ends of an interval of a share; empty where there is none. */
    public String percentInterval(Interval share) {
        return Double.isNaN(share.low()) ? "" : percent(share.low()) + " to " + percent(share.high());
    }

    public String date(LocalDate date) {
        return date == null ? NONE : DayInWords.of(date);
    }

    /** A sentence of the tables with its days as the page writes days. */
    public String sentence(String text) {
        return text == null ? NONE : DayInWords.in(text);
    }

    public String moment(Instant moment) {
        return moment == null ? NONE : MINUTE.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** A name of the tables in words: {@code body_care} as body care. */
    public String words(String name) {
        return name == null ? NONE : plain(name);
    }

    /** A name that is there, in words. */
    static String plain(String name) {
        return name.replace('_', ' ');
    }

    /** A buy-till-you-die model as the literature writes it: {@code mbg-cnbd-2} as MBG/CNBD-2. */
    public static String model(String family) {
        String[] parts = family.split("-", 2);
        String first = parts[0].equals("pareto") ? "Pareto" : parts[0].toUpperCase(Locale.ROOT);
        return parts.length == 1 ? first : first + "/" + parts[1].toUpperCase(Locale.ROOT);
    }

    /** A difference of counts with its sign. */
    public String change(long difference) {
        return (difference < 0 ? "−" : "+") + count(Math.abs(difference));
    }

    /** A difference of money with its sign. */
    public String change(BigDecimal difference) {
        return (difference.signum() < 0 ? "−" : "+") + money(difference.abs());
    }

    private static String decimal(double value, int decimals, String unit) {
        return Double.isNaN(value)
                ? NONE
                : String.format(Locale.ROOT, "%." + decimals + "f", value) + unit.replace(' ', '\u00a0');
    }
}
