package ebb.ingest.value;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import ebb.ingest.text.NumberStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/** Says why a text could not be read as the number a column wants; a function of our own for the reason given at {@link FaultDetail}. */
final class NumberFault {
    private static final Pattern INFINITE = Pattern.compile("[+-]?inf(inity)?");

    private NumberFault() {}

    /** The reason, beginning with the field's name; {@code misfit} is what is wrong where the text is a number. */
    static Column of(Column text, String field, String misfit) {
        UDF3<String, String, String, String> reason = (value, name, wrong) -> name + " " + inWords(value, wrong);
        UserDefinedFunction function = udf(reason, DataTypes.StringType);
        return function.apply(text, lit(field), lit(misfit));
    }

    /** Whether a text is a plain number such as 12.95 or 1e3. */
    static boolean isNumber(String text) {
        return NumberStyle.isPlain(text);
    }

    static String inWords(String text, String misfit) {
        String value = text.strip().toLowerCase(Locale.ROOT);
        if (value.equals("nan")) {
            return "is NaN";
        }
        if (INFINITE.matcher(value).matches()) {
            return "is infinite";
        }
        return isNumber(value) ? misfit : "is not a number";
    }
}
