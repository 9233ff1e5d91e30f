package ebb.ingest.value;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.udf;

import ebb.conf.SettingsException;
import ebb.ingest.text.NumberStyle;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataTypes;
import scala.runtime.AbstractPartialFunction;

/**
 * {@code read_number(column)} in an expression of the conf: the number of a text as the input's {@code number-format} writes it, without one a plain
 * number or one that can be read in one way only. Null for any other text, so that its row is rejected.
 */
public final class NumberFunction {
    private static final String NAME = "read_number";
    private static final String TYPE = "decimal(18,4)";
    private static final Pattern CALL = Pattern.compile("\\b" + NAME + "\\s*\\(", Pattern.CASE_INSENSITIVE);

    private NumberFunction() {}

    /** The call for a column, or for an expression over columns. */
    public static String call(String column) {
        return NAME + "(" + column + ")";
    }

    public static boolean isIn(String expression) {
        return CALL.matcher(expression).find();
    }

    /** An expression of the conf as a column. */
    static Column column(String expression, Optional<NumberStyle> style) {
        return isIn(expression)
                ? ExpressionUtils.column(resolve(CatalystSqlParser$.MODULE$.parseExpression(expression), style))
                : expr(expression);
    }

    /** The expression with numbers read where the function is called. */
    static Expression resolve(Expression parsed, Optional<NumberStyle> style) {
        return parsed.transformUp(new AbstractPartialFunction<Expression, Expression>() {
            @Override
            public boolean isDefinedAt(Expression part) {
                return part instanceof UnresolvedFunction function
                        && function.nameParts().last().toLowerCase(Locale.ROOT).equals(NAME);
            }

            @Override
            public Expression apply(Expression part) {
                UnresolvedFunction function = (UnresolvedFunction) part;
                if (function.arguments().size() != 1) {
                    throw new SettingsException("Cannot use " + NAME + " with "
                            + function.arguments().size() + " arguments. Write " + call("column") + ".");
                }
                Column text = ExpressionUtils.column(function.arguments().head());
                return ExpressionUtils.expression(number(style).apply(text).try_cast(TYPE));
            }
        });
    }

    /** Whether the function reads a text. */
    static boolean reads(Optional<NumberStyle> style, String text) {
        return read(style.orElse(null), text).isPresent();
    }

    /** Numbers of the source's own types are taken as they are. */
    private static org.apache.spark.sql.expressions.UserDefinedFunction number(Optional<NumberStyle> style) {
        NumberStyle format = style.orElse(null);
        UDF1<Object, String> plain = value -> value == null
                ? null
                : (value instanceof Number ? read(null, value.toString()) : read(format, value.toString()))
                        .map(BigDecimal::toPlainString)
                        .orElse(null);
        return udf(plain, DataTypes.StringType);
    }

    private static Optional<BigDecimal> read(NumberStyle style, String text) {
        if (style != null) {
            return style.read(text);
        }
        return NumberStyle.isPlain(text)
                ? Optional.of(new BigDecimal(text.strip()))
                : NumberStyle.readUnambiguous(text);
    }
}
