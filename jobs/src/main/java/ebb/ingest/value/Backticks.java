package ebb.ingest.value;

import java.util.Collection;
import java.util.regex.Pattern;
import org.apache.commons.lang3.Strings;

/** Column names that an expression has to write in backticks: SQL takes a name with blanks or signs for several. */
public final class Backticks {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Backticks() {}

    /** The column as an expression has to write it. */
    public static String in(String column) {
        return PLAIN_NAME.matcher(column).matches() ? column : "`" + column.replace("`", "``") + "`";
    }

    /** A sentence with a blank before it on the first such name in the expression; empty: there is none. */
    static String hint(String expression, Collection<String> columns) {
        return columns.stream()
                .filter(name -> !PLAIN_NAME.matcher(name).matches())
                .filter(name -> Strings.CI.contains(expression, name) && !Strings.CI.contains(expression, "`" + name))
                .findFirst()
                .map(name -> " Write `" + name + "` in backticks.")
                .orElse("");
    }
}
