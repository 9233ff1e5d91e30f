package ebb.ingest.value;

import static org.apache.spark.sql.functions.udf;

import ebb.conf.InputSettings;
import ebb.conf.SettingsException;
import ebb.ingest.catalogue.Input;
import ebb.ingest.text.NumberStyle;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * How an input's texts write numbers and dates.
 *
 * @param number empty: plain, or with marks that can be read in one way only
 * @param date pattern of Java's {@code DateTimeFormatter}; empty: as 2011-12-09, with or without a time
 * @param zone the business's, in which times without an offset are meant
 * @param watches what looks at the texts of a column as they are read, by column
 */
public record ValueFormats(
        Optional<NumberStyle> number, Optional<String> date, ZoneId zone, Map<String, DecimalWatch> watches) {

    public static ValueFormats of(Input input, InputSettings settings, ZoneId zone) {
        return new ValueFormats(number(input, settings), Optional.ofNullable(settings.dateFormat()), zone, Map.of());
    }

    /** The same that looks at all texts of these columns where they are amounts or quantities. */
    public ValueFormats watching(SparkContext spark, List<MappedField> mapped) {
        Map<String, DecimalWatch> watched = new TreeMap<>();
        for (MappedField field : mapped) {
            if (AmbiguousValues.MAY_HAVE_THOUSANDS.contains(field.name())
                    && field.sourceType() instanceof StringType
                    && field.field().dataType() instanceof DecimalType type) {
                DecimalWatch watch =
                        new DecimalWatch(new PlainDecimals(type.precision(), type.scale()), decimalMark(number));
                spark.register(watch);
                watched.put(field.name(), watch);
            }
        }
        return new ValueFormats(number, date, zone, watched);
    }

    static char decimalMark(Optional<NumberStyle> number) {
        return number.map(NumberStyle::decimal).orElse('.');
    }

    static Optional<NumberStyle> number(Input input, InputSettings settings) {
        return Optional.ofNullable(settings.numberFormat()).map(setting -> NumberStyle.of(setting)
                .orElseThrow(() -> new SettingsException("Cannot use inputs." + input.name()
                        + ".number-format: '" + setting + "'. Give a number with thousands and decimals as the "
                        + "files write it, such as 1.234,56, or a locale such as de-DE.")));
    }

    /** Turns a text into the same number as plain text; null where it is none. */
    UserDefinedFunction plainNumber() {
        NumberStyle style = number.orElse(null);
        UDF1<String, String> plain = text -> text == null ? null : plain(style, text);
        return udf(plain, DataTypes.StringType);
    }

    /** The same that looks at the texts of a column with a number format, if they are looked at. */
    UserDefinedFunction plainNumber(String column) {
        NumberStyle style = number.orElse(null);
        DecimalWatch watch = style == null ? null : watches.get(column);
        if (watch == null) {
            return plainNumber();
        }
        UDF1<String, String> plain = text -> {
            if (text == null) {
                return null;
            }
            watch.add(UTF8String.fromString(text));
            return plain(style, text);
        };
        return udf(plain, DataTypes.StringType);
    }

    private static String plain(NumberStyle style, String text) {
        return (style == null ? NumberStyle.readUnambiguous(text) : style.read(text))
                .map(BigDecimal::toPlainString)
                .orElse(null);
    }

    /** What a refused text would be worth, without its sign; null where it holds no number. */
    public UserDefinedFunction worth() {
        NumberStyle style = number.orElse(null);
        UDF1<String, Double> worth = text -> text == null
                ? null
                : (style == null ? Optional.<BigDecimal>empty() : style.read(text))
                        .or(() -> NumberStyle.readLeniently(text))
                        .map(number -> Math.abs(number.doubleValue()))
                        .orElse(null);
        return udf(worth, DataTypes.DoubleType);
    }
}
