package ebb.action;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.when;

import ebb.customer.ContactPurpose;
import ebb.schema.NextActionsTable;
import ebb.warning.WarningRule;
import ebb.warning.WarningRuleCatalogue;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/** What is merged into an action, as words that say where each comes from; a customer who refuses loses what needs the permission of marketing, and keeps the duties. */
public final class MergedActions {
    /** Between two. */
    static final String AND = "; ";

    /** Between a source and its words. */
    static final String SAYS = ": ";

    /** Between two sources. */
    static final String COMMA = ", ";

    private static final String EITHER = "|";

    private MergedActions() {}

    /** Sources of all that needs the permission of marketing. */
    private static List<String> refusable() {
        return Stream.concat(
                        Stream.of(
                                NextActionsTable.FROM_SEGMENT,
                                NextActionsTable.FROM_OCCASION,
                                NextActionsTable.FROM_RHYTHM,
                                NextActionsTable.FROM_LIFE_EVENT,
                                NextActionsTable.FROM_WIN_BACK,
                                NextActionsTable.FROM_DEMAND),
                        WarningRuleCatalogue.ALL.stream()
                                .filter(rule -> rule.card().use().purpose() == ContactPurpose.MARKETING)
                                .map(WarningRule::name))
                .toList();
    }

    private static String all() {
        return String.join(EITHER, refusable())
                + EITHER
                + String.join(EITHER, WarningRuleCatalogue.names())
                + EITHER
                + NextActionsTable.FROM_SERVICE;
    }

    /** Whether anything among the sources needs the permission of marketing. */
    public static Column isRefusable(Column sources) {
        return sources.rlike("(^|" + COMMA + ")(" + String.join(EITHER, refusable()) + ")(" + COMMA + "|$)");
    }

    /** The duties among what is merged; null where there are none. */
    public static Column duties(Column merged) {
        return left(merged, AND + "(?=(" + all() + ")" + SAYS + ")", new Marks(AND, SAYS));
    }

    /** The sources of duties. */
    public static Column dutySources(Column sources) {
        return left(sources, COMMA, new Marks(COMMA, "$"));
    }

    /** What stands between two, and after the source of one. */
    private record Marks(String between, String after) {}

    private static Column left(Column words, String between, Marks marks) {
        String refused = "^(" + String.join(EITHER, refusable()) + ")" + marks.after();
        Column left = array_join(filter(split(words, between), one -> not(one.rlike(refused))), marks.between());
        return when(length(left).gt(0), left);
    }
}
