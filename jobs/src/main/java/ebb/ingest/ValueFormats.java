package ebb.ingest;

import static org.apache.spark.sql.functions.udf;

import ebb.conf.InputSettings;
import ebb.conf.SettingsException;
import ebb.ingest.text.NumberStyle;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * How an input's texts write numbers and dates.
 *
 * @param number empty: plain, or with marks that can be read in one way only
 * @param date pattern of Java's {@code DateTimeFormatter}; empty: as 2011-12-09, with or without a time
 * @param zone the business's, in which times without an offset are meant
 */
record ValueFormats(Optional<NumberStyle> number, Optional<String> date, ZoneId zone) {

    static ValueFormats of(Input input, InputSettings settings, ZoneId zone) {
        Optional<NumberStyle> number = Optional.ofNullable(settings.numberFormat())
                .map(setting -> NumberStyle.of(setting)
                        .orElseThrow(() -> new SettingsException("Cannot use inputs." + input.name()
                                + ".number-format: '" + setting + "'. Give a number with thousands and decimals as the "
                                + "files write it, such as 1.234,56, or a locale such as de-DE.")));
        return new ValueFormats(number, Optional.ofNullable(settings.dateFormat()), zone);
    }

    /** Turns a text into the same number as plain text; null where it is none. */
    UserDefinedFunction plainNumber() {
        NumberStyle style = number.orElse(null);
        UDF1<String, String> plain = text -> text == null
                ? null
                : (style == null ? NumberStyle.readUnambiguous(text) : style.read(text))
                        .map(BigDecimal::toPlainString)
                        .orElse(null);
        return udf(plain, DataTypes.StringType);
    }

    /** What a refused text would be worth, without its sign; null where it holds no number. */
    UserDefinedFunction worth() {
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
