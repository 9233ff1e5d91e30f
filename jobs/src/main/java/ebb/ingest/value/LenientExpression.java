package ebb.ingest.value;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import ebb.ingest.source.SourceRows;
import ebb.ingest.text.NumberStyle;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataTypes;
import scala.runtime.AbstractPartialFunction;

/**
 * An expression of the conf over the texts as they were probably meant: {@code cast(total as decimal(18,2)) - refund} is null where the total is
 * {@code 1,200.00}, and 1200 less the refund here. It tells what a rejected row is worth, and that how a number is written is what is wrong with it.
 *
 * @param field column of the table that an expression gives
 * @param number the number format of the input
 */
public record LenientExpression(MappedField field, Optional<NumberStyle> number) {

    /** The value of the expression where numbers of every usual form are read; null where there is none. */
    public Column value() {
        Set<String> names = field.references().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Expression parsed = CatalystSqlParser$.MODULE$.parseExpression(field.text());
        Expression meant = parsed.transformUp(new AbstractPartialFunction<Expression, Expression>() {
            @Override
            public boolean isDefinedAt(Expression part) {
                return part instanceof UnresolvedAttribute name
                        && names.contains(name.nameParts().last().toLowerCase(Locale.ROOT));
            }

            @Override
            public Expression apply(Expression part) {
                String name = ((UnresolvedAttribute) part).nameParts().last();
                return ExpressionUtils.expression(plainly(SourceRows.column(name)));
            }
        });
        return ExpressionUtils.column(NumberFunction.resolve(meant, Optional.empty()));
    }

    /** The first text of the expression that is a number and not written as the expression reads it; null where there is none. */
    Column misread() {
        boolean isByFormat = NumberFunction.isIn(field.text());
        NumberStyle format = number.orElse(null);
        UDF1<String, String> marked = text -> text == null
                        || (isByFormat
                                ? NumberFunction.reads(Optional.ofNullable(format), text)
                                : NumberStyle.isPlain(text))
                        || NumberStyle.readLeniently(text).isEmpty()
                ? null
                : text;
        Column[] texts = field.references().stream()
                .map(name -> udf(marked, DataTypes.StringType)
                        .apply(SourceRows.column(name).cast("string")))
                .toArray(Column[]::new);
        return texts.length == 0 ? lit(null).cast("string") : coalesce(texts);
    }

    private static Column plainly(Column text) {
        UDF1<String, String> plain = value -> value == null || NumberStyle.isPlain(value)
                ? value
                : Optional.of(value)
                        .flatMap(NumberStyle::readLeniently)
                        .map(BigDecimal::toPlainString)
                        .orElse(value);
        return udf(plain, DataTypes.StringType).apply(text.cast("string"));
    }
}
