package ebb.ingest.text;

import java.io.Serializable;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * How numbers are written: the mark before the decimals and the one between thousands. Read too are a currency sign or code before or after, and negative
 * numbers in parentheses or with the minus sign behind.
 *
 * @param decimal mark before the decimals
 * @param group mark between thousands; 0: none. A blank stands for every kind of blank, an apostrophe for every kind of apostrophe
 */
public record NumberStyle(char decimal, char group) implements Serializable {
    /** As programs write numbers. */
    public static final NumberStyle PLAIN = new NumberStyle('.', ',');

    private static final String UNIT = "([A-Z]{0,3}\\p{Sc}|[A-Z]{3}|[Ee]uros?|Eur|kr|z\u0142|K\u010d|Ft|Fr|Rs|lei)[.]?";
    private static final Pattern UNIT_BEFORE = Pattern.compile("^" + UNIT + "\\s*(?=[-+(.,\\d])");
    private static final Pattern UNIT_BEHIND = Pattern.compile("(?<=[-)\\d.,])\\s*" + UNIT + "$");
    private static final Pattern UNIT_BEFORE_PARENTHESIS = Pattern.compile("^" + UNIT + "\\s*(?=[(])");
    /** 5.- and 5,-- are 5 without cents, as prices are written in Switzerland, Germany and the Netherlands. */
    private static final Pattern NO_CENTS = Pattern.compile("(?<=\\d)[.,]-{1,2}$");

    private static final Pattern SHORTENED = Pattern.compile(
            "(.*\\d)\\s?(k|tsd|thousand|m|mn|mio|million)[.]?(\\)?-?(?:\\W?|\\s?[A-Z]{3}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern DIGITS = Pattern.compile("[\\d.,' _]*\\d[\\d.,' _]*");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern ONE_MARK = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");
    private static final Pattern DIGIT_BEHIND = Pattern.compile("[1-9]|(?<=\\d)0|(?<=[.,])0");
    private static final List<NumberStyle> USUAL = List.of(
            new NumberStyle('.', ','),
            new NumberStyle(',', '.'),
            new NumberStyle(',', ' '),
            new NumberStyle('.', '\''),
            new NumberStyle('.', ' '));

    /**
     * The style of a setting.
     *
     * @param setting a sample such as {@code 1.234,56}, a pattern such as {@code #,##0.00}, or a locale such as {@code de-DE}
     * @return empty where it is none of them
     */
    public static Optional<NumberStyle> of(String setting) {
        String text = plain(setting);
        if (text.matches("\\p{L}{2,3}([-_]\\p{L}{2})?")) {
            Locale locale = Locale.forLanguageTag(text.replace('_', '-'));
            DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
            return Optional.of(new NumberStyle(
                    symbols.getDecimalSeparator(),
                    plain("1" + symbols.getGroupingSeparator() + "0").charAt(1)));
        }
        return text.matches("[#\\d.,' _]+") ? ofSample(text) : Optional.empty();
    }

    /** The last mark stands before the decimals, unless it is the only kind and three digits follow: that says nothing. */
    private static Optional<NumberStyle> ofSample(String sample) {
        String marks = sample.replaceAll("[#\\d]", "");
        if (marks.isEmpty()) {
            return Optional.of(new NumberStyle('.', (char) 0));
        }
        char last = marks.charAt(marks.length() - 1);
        char first = marks.charAt(0);
        int decimals = sample.length() - sample.lastIndexOf(last) - 1;
        boolean isOneKind = marks.chars().allMatch(mark -> mark == last);
        if (isOneKind && (marks.length() > 1 || decimals == 3)) {
            return Optional.empty();
        }
        boolean isSensible = (last == '.' || last == ',') && marks.indexOf(last) == marks.length() - 1;
        return isSensible ? Optional.of(new NumberStyle(last, isOneKind ? (char) 0 : first)) : Optional.empty();
    }

    /** The number a text stands for; empty where it is written otherwise. */
    public Optional<BigDecimal> read(String text) {
        return bare(text).flatMap(this::number);
    }

    /** The number a text stands for where both marks are in it, so that it can be read in one way only; empty otherwise. */
    public static Optional<BigDecimal> readUnambiguous(String text) {
        String value = plain(text);
        String digits = value.startsWith("-") ? value.substring(1) : value;
        boolean hasBoth = digits.matches("\\d{1,3}(,\\d{3})+\\.\\d+") || digits.matches("\\d{1,3}([. ]\\d{3})+,\\d+");
        return hasBoth
                ? USUAL.stream()
                        .map(style -> style.read(value))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    /**
     * The number a text most probably stands for, to weigh what is lost where it is refused, also where it is shortened as {@code 1.2k}; empty where it
     * holds none.
     */
    public static Optional<BigDecimal> readLeniently(String text) {
        return readings(text).max(Comparator.comparing(BigDecimal::abs)).or(() -> readShortened(text));
    }

    /** Whether one of the usual styles reads the text. */
    public static boolean isUsual(String text) {
        return readings(text).findFirst().isPresent();
    }

    private static Stream<BigDecimal> readings(String text) {
        return USUAL.stream().map(style -> style.read(text)).flatMap(Optional::stream);
    }

    /** In front of a word for thousand or million a mark stands before decimals. */
    private static Optional<BigDecimal> readShortened(String text) {
        Matcher shortened = SHORTENED.matcher(plain(text));
        return shortened.matches()
                ? readings(shortened.group(1) + shortened.group(3))
                        .min(Comparator.comparing(BigDecimal::abs))
                        .map(number -> number.scaleByPowerOfTen(
                                "kt"
                                                        .indexOf(Character.toLowerCase(shortened
                                                                .group(2)
                                                                .charAt(0)))
                                                >= 0
                                        ? 3
                                        : 6))
                : Optional.empty();
    }

    /** Whether a text is a plain number such as 12.95 or 1e3. */
    public static boolean isPlain(String text) {
        return PLAIN_NUMBER.matcher(text.strip()).matches();
    }

    /** Whether a text is read where no style is set: a plain number, or one that can be read in one way only. */
    public static boolean isReadByDefault(String text) {
        return isPlain(text) || readUnambiguous(text).isPresent();
    }

    /**
     * The style that most of the texts are written in: of those that read the most texts the one by which most have decimals.
     *
     * @return as a setting; empty where none of the usual ones reads them all but one in a hundred
     */
    public static Optional<String> propose(Collection<String> texts) {
        Map<String, Long> shapes = shapes(texts);
        return USUAL.stream()
                .filter(style -> !texts.isEmpty() && style.readCount(shapes) >= 0.99 * texts.size())
                .max(Comparator.<NumberStyle>comparingLong(style -> style.readCount(shapes))
                        .thenComparingLong(style -> sum(shapes, style::hasDecimals)))
                .map(NumberStyle::sample);
    }

    /**
     * The style to set so that texts are read as they are meant.
     *
     * @return as a setting; empty where all are plain, more are read without one, or none of the usual ones reads nearly all
     */
    public static Optional<String> needed(Collection<String> texts) {
        if (thousandsReadAsDecimals(texts).isPresent()) {
            return Optional.of(new NumberStyle(',', '.').sample());
        }
        Map<String, Long> shapes = shapes(texts);
        long byDefault = sum(shapes, NumberStyle::isReadByDefault);
        boolean arePlain = sum(shapes, NumberStyle::isPlain) == texts.size();
        return arePlain
                ? Optional.empty()
                : propose(texts).filter(setting -> of(setting)
                        .filter(style -> style.readCount(shapes) >= byDefault)
                        .isPresent());
    }

    /** A text with three digits behind its only mark, where no text tells whether that mark separates thousands: 1,333 among 999. */
    public static Optional<String> undecided(Collection<String> texts) {
        boolean hasEvidence = texts.stream()
                .map(NumberStyle::digits)
                .anyMatch(digits ->
                        digits.matches(".*[.,].*") && !ONE_MARK.matcher(digits).matches());
        return hasEvidence
                ? Optional.empty()
                : texts.stream()
                        .filter(text -> ONE_MARK.matcher(digits(text)).matches())
                        .findFirst();
    }

    private static String digits(String text) {
        return text.replaceAll("[^\\d.,]", "");
    }

    private long readCount(Map<String, Long> shapes) {
        return sum(shapes, shape -> read(shape).isPresent());
    }

    private static long sum(Map<String, Long> shapes, Predicate<String> fits) {
        return shapes.entrySet().stream()
                .filter(shape -> fits.test(shape.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Texts alike but for their digits count as one: which style reads a text depends on its marks, and on a zero in front. */
    private static Map<String, Long> shapes(Collection<String> texts) {
        return texts.stream()
                .collect(Collectors.groupingBy(
                        text -> DIGIT_BEHIND.matcher(text).replaceAll("5"), Collectors.counting()));
    }

    /**
     * A text that was read as a number with three decimals and is more probably one of thousands, since no other has decimals: {@code 1.234} among
     * {@code 999}.
     */
    public static Optional<String> thousandsReadAsDecimals(Collection<String> texts) {
        DecimalsSeen seen = new DecimalsSeen('.');
        texts.forEach(text -> seen.see(UTF8String.fromString(text)));
        return seen.suspect();
    }

    /** Two decimals are money; three digits behind a mark are more often thousands. */
    private boolean hasDecimals(String text) {
        String value = plain(text).replaceAll("[^\\d.,]", "");
        int at = value.lastIndexOf(decimal);
        return at >= 0 && (value.length() - at - 1 != 3 || value.startsWith("0"));
    }

    /** The style as a setting. */
    public String sample() {
        return "1" + (group == 0 ? "" : group) + "234" + decimal + "56";
    }

    private Optional<BigDecimal> number(String digits) {
        boolean isNegative = digits.startsWith("-");
        String rest = isNegative ? digits.substring(1) : digits;
        int at = rest.indexOf(decimal);
        String whole = at < 0 ? rest : rest.substring(0, at);
        String decimals = at < 0 ? "" : rest.substring(at + 1);
        if (!decimals.matches("\\d*") || !isWhole(whole) || (whole + decimals).isEmpty()) {
            return Optional.empty();
        }
        String joined = whole.replace(String.valueOf(group), "");
        return Optional.of(new BigDecimal((isNegative ? "-" : "") + (joined.isEmpty() ? "0" : joined) + "."
                + (decimals.isEmpty() ? "0" : decimals)));
    }

    /** Groups of three, or as in India of two before the last three. */
    private boolean isWhole(String whole) {
        if (whole.matches("\\d*")) {
            return true;
        }
        String mark = Pattern.quote(String.valueOf(group));
        return (group != 0 && whole.matches("\\d{1,3}(" + mark + "\\d{3})+"))
                || (group == ',' && whole.matches("\\d{1,2}(,\\d{2})+,\\d{3}"));
    }

    /** The text without its unit, its sign in front; empty where no digits are left or something else is. */
    private static Optional<String> bare(String text) {
        String value = plain(text);
        value = UNIT_BEHIND.matcher(value).replaceFirst("").strip();
        value = UNIT_BEFORE_PARENTHESIS.matcher(value).replaceFirst("");
        value = NO_CENTS.matcher(value).replaceFirst("");
        boolean isNegative =
                (value.startsWith("(") && value.endsWith(")")) || value.endsWith("-") || value.startsWith("-");
        value = value.replaceAll("^[(]|[)]$", "")
                .replaceFirst("-$", "")
                .strip()
                .replaceFirst("^[-+]", "")
                .strip();
        value = UNIT_BEHIND
                .matcher(UNIT_BEFORE.matcher(value).replaceFirst(""))
                .replaceFirst("")
                .strip();
        if (value.startsWith("-") && !isNegative) {
            isNegative = true;
            value = value.substring(1).strip();
        }
        return DIGITS.matcher(value).matches() ? Optional.of((isNegative ? "-" : "") + value) : Optional.empty();
    }

    /** One kind of blank, apostrophe and minus sign. */
    private static String plain(String text) {
        return text.replaceAll("[\\u00a0\\u2007\\u2009\\u202f\\t]", " ")
                .replaceAll("[\\u2019\\u00b4`]", "'")
                .replaceAll("[\\u2212\\u2013]", "-")
                .strip();
    }
}
