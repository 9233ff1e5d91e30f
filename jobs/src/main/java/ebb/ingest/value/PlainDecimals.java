package ebb.ingest.value;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.UnscaledValue;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.ObjectType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Reads decimals in their usual form from their bytes; Spark's cast goes through a string and a big decimal, which takes several times as long.
 *
 * @param precision digits, at most 18
 * @param scale decimals
 */
public record PlainDecimals(int precision, int scale) implements Serializable {
    static final int MOST_DIGITS = 18;

    /** The value of a text column; null where it is written in a form that only the cast reads, or is no number. */
    static Column of(Column text, DecimalType type) {
        return call(new PlainDecimals(type.precision(), type.scale()), text, type);
    }

    /** Calls {@code reader.read(text)} from the code that Spark generates, without conversion of the text to a string. */
    static Column call(Object reader, Column text, DataType type) {
        Expression target = new Literal(reader, ObjectType.apply(reader.getClass()));
        List<Expression> arguments = List.of(ExpressionUtils.expression(text));
        return ExpressionUtils.column(new Invoke(
                target,
                "read",
                type,
                CollectionConverters.asScala(arguments).toSeq(),
                CollectionConverters.asScala(List.<org.apache.spark.sql.types.AbstractDataType>of())
                        .toSeq(),
                true,
                true,
                true));
    }

    /** A decimal column of at most 18 digits as a whole number of its smallest unit: sums of decimals take several times as long. */
    public static Column unscaled(Column decimal) {
        return ExpressionUtils.column(new UnscaledValue(ExpressionUtils.expression(decimal)));
    }

    /** A sign, digits, and a point with at most {@link #scale} digits behind it; null otherwise. */
    public Decimal read(UTF8String text) {
        int length = text.numBytes();
        int at = 0;
        boolean isNegative = length > 0 && text.getByte(0) == '-';
        if (isNegative || (length > 0 && text.getByte(0) == '+')) {
            at++;
        }
        long value = 0;
        int digits = 0;
        int decimals = -1;
        for (; at < length; at++) {
            byte c = text.getByte(at);
            if (c >= '0' && c <= '9') {
                value = 10 * value + (c - '0');
                digits++;
                decimals += decimals >= 0 ? 1 : 0;
            } else if (c == '.' && decimals < 0) {
                decimals = 0;
            } else {
                return null;
            }
        }
        int missing = scale - Math.max(decimals, 0);
        if (digits == 0 || missing < 0 || digits + missing > precision) {
            return null;
        }
        for (int i = 0; i < missing; i++) {
            value *= 10;
        }
        return Decimal.createUnsafe(isNegative ? -value : value, precision, scale);
    }
}
