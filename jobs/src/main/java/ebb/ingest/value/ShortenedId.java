package ebb.ingest.value;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * An id that a spreadsheet has written as 4.90156E+11: of its twelve digits six are gone, and several customers have the same.
 *
 * <p>An exponent with a plus sign keeps all digits where there are as many of them behind the point as it says: {@code 1.7850E+04}. So does a round number
 * below a million without a point, {@code 2E+05}, as R writes it. Java writes no plus sign and leaves out zeros alone: {@code 1.23456E7}.
 */
public final class ShortenedId {
    /** Ends the reason of a row with such an id, behind the name of the column. */
    public static final String REASON = " has lost digits in a spreadsheet";

    /** What to do, behind a colon. */
    public static final String ADVICE =
            " a spreadsheet has cut off digits, so that several customers have the same id. Format"
                    + " the column as text before the ids are put into the spreadsheet, or export without one.";

    private static final Pattern SCIENTIFIC = Pattern.compile("-?[0-9]{1,3}(?:[.,]([0-9]+))?[eE][+]([0-9]{1,3})");
    private static final int ROUND_EXPONENT = 5;

    private ShortenedId() {}

    /** Whether digits of the id are gone. */
    public static boolean is(String id) {
        Matcher matcher = SCIENTIFIC.matcher(id.strip());
        if (!matcher.matches()) {
            return false;
        }
        int exponent = Integer.parseInt(matcher.group(2));
        return matcher.group(1) == null
                ? exponent > ROUND_EXPONENT
                : matcher.group(1).length() < exponent;
    }

    /** The reason to reject a row for its id, which may be null; null: none. Few ids have a plus sign, only they are looked at. */
    static Column fault(String field, Column id) {
        UDF1<String, Boolean> isShortened = text -> text != null && is(text);
        return when(id.contains("+").and(udf(isShortened, DataTypes.BooleanType).apply(id)), lit(field + REASON));
    }
}
