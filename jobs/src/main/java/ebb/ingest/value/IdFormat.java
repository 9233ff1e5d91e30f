package ebb.ingest.value;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import ebb.conf.IdRule;
import ebb.conf.InputSettings;
import java.io.Serializable;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;

/** Brings customer ids into one form, so that the same customer has one id whatever program wrote the file; drops ids that stand for nobody. */
public record IdFormat(Set<IdRule> rules, Set<String> nobody) implements Serializable {
    private static final Pattern DOUBLE =
            Pattern.compile("-?[0-9]+[.][0-9]+([eE][+]?[0-9]{1,2})?|-?[0-9]+[eE][+][0-9]{1,2}");
    /** What makes a spreadsheet keep digits as text: {@code ="00123"}, {@code '00123}. */
    private static final Pattern AS_TEXT = Pattern.compile("=\"([^\"]*)\"|'([0-9]+)");
    /** Wide enough for every whole number a double holds exactly. */
    private static final DecimalType WHOLE = new DecimalType(38, 0);

    public IdFormat {
        rules = Set.copyOf(rules);
        nobody = nobody.stream()
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    public static IdFormat of(InputSettings settings) {
        return new IdFormat(
                settings.idFormat().stream().collect(Collectors.toSet()),
                settings.anonymousValues().stream().collect(Collectors.toSet()));
    }

    /** The column in the one form; null where it is null or empty. */
    public Column of(MappedField field, Column value) {
        UDF1<String, String> format = this::of;
        Column text = text(field, value);
        PlainIds plain = new PlainIds(rules.contains(IdRule.WHOLE_NUMBERS), rules.contains(IdRule.LOWER_CASE));
        return coalesce(plain.of(text), udf(format, DataTypes.StringType).apply(text));
    }

    /** What is wrong with an id in the one form; null: nothing. */
    public Column fault(String field, Column id) {
        return rules.contains(IdRule.WHOLE_NUMBERS)
                ? ShortenedId.fault(field, id)
                : lit(null).cast("string");
    }

    /** The id in the one form; null where there is none. */
    public String of(String id) {
        if (id == null) {
            return null;
        }
        String formed = rules.contains(IdRule.TRIM) ? trimmed(id) : id;
        if (rules.contains(IdRule.WHOLE_NUMBERS)) {
            formed = whole(formed);
        }
        if (rules.contains(IdRule.LOWER_CASE)) {
            formed = formed.toLowerCase(Locale.ROOT);
        }
        return formed.isEmpty() ? null : formed;
    }

    /** Whether the id stands for no customer. */
    public Column isNobody(Column id) {
        if (nobody.isEmpty()) {
            return lit(false);
        }
        List<Object> values = List.copyOf(nobody);
        return org.apache.spark.sql.functions.lower(id).isInCollection(values);
    }

    /** A double as text would be {@code 1.2345601E7}: whole ones become whole numbers first. */
    private Column text(MappedField field, Column value) {
        DataType type = field.sourceType();
        if (!rules.contains(IdRule.WHOLE_NUMBERS) || !(type instanceof DoubleType || type instanceof FloatType)) {
            return value;
        }
        Column whole = field.source().try_cast(WHOLE);
        return when(whole.cast(DataTypes.DoubleType).equalTo(field.source()), whole.cast(DataTypes.StringType))
                .otherwise(value);
    }

    private static String trimmed(String id) {
        String plain = visible(id);
        if (plain.endsWith("\"") && plain.indexOf('"') == plain.length() - 1) {
            // The closing quote of a field that lacks the opening one.
            return stripped(plain.substring(0, plain.length() - 1));
        }
        Matcher formula = AS_TEXT.matcher(plain);
        return formula.matches() ? stripped(formula.group(1) == null ? formula.group(2) : formula.group(1)) : plain;
    }

    /** Without invisible characters, each run of blanks inside one blank, accents in the one composed form. */
    private static String visible(String id) {
        String text = stripped(id);
        if (text.chars().allMatch(character -> character > ' ' && character < '\u007f')) {
            return text;
        }
        StringBuilder formed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (!isInvisible(character)) {
                formed.append(character);
            } else if (isBlank(character) && formed.charAt(formed.length() - 1) != ' ') {
                formed.append(' ');
            }
        }
        return Normalizer.normalize(formed, Normalizer.Form.NFC);
    }

    private static String stripped(String id) {
        int from = 0;
        int to = id.length();
        while (from < to && isInvisible(id.charAt(from))) {
            from++;
        }
        while (to > from && isInvisible(id.charAt(to - 1))) {
            to--;
        }
        return id.substring(from, to);
    }

    /** White space, control and format characters: no-break space, zero-width space, byte order mark, direction marks. */
    private static boolean isInvisible(char character) {
        if (character > ' ' && character < '\u007f') {
            return false;
        }
        return isBlank(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /** A whole number as programs write doubles: {@code 17850.0}, {@code 1.7850E+04}. Without point or sign it is no such number: 2E5 may be a code. */
    private static String whole(String id) {
        if (!DOUBLE.matcher(id).matches() || ShortenedId.is(id)) {
            return id;
        }
        BigDecimal number = new BigDecimal(id);
        boolean isWhole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
        int exponent = id.toUpperCase(Locale.ROOT).indexOf('E');
        return exponent < 0 && isWhole
                ? id.substring(0, id.indexOf('.'))
                : isWhole ? number.toBigInteger().toString() : id;
    }
}
