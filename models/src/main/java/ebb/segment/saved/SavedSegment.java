package ebb.segment.saved;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ebb.schema.NextActionsTable;
import ebb.schema.star.StarActionsTable;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * Customers who meet all of some conditions, under a name.
 *
 * @param name letters, digits, spaces, hyphens and underscores
 * @param conditions at least one, each column once
 */
public record SavedSegment(String name, List<SegmentCondition> conditions) {
    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N} _-]{0,39}";

    /**
     * Checked.
     *
     * @throws InvalidSegment where the name does not fit, or there is no condition
     */
    public SavedSegment {
        requireName(name);
        conditions = List.copyOf(conditions);
        if (conditions.isEmpty()) {
            throw new InvalidSegment(
                    "Cannot save a segment without a condition: it would be all customers. Choose some.");
        }
        if (conditions.stream().map(SegmentCondition::column).distinct().count() < conditions.size()) {
            throw new InvalidSegment("Cannot save a segment with two conditions on one column. Give each column once.");
        }
    }

    /**
     * Refuses what is no name of a segment.
     *
     * @throws InvalidSegment with what one may be
     */
    public static void requireName(String name) {
        if (name == null || !name.matches(NAME) || name.endsWith(" ")) {
            throw new InvalidSegment("Cannot name a segment so: give 1 to 40 letters, digits, spaces, hyphens or"
                    + " underscores, a letter or digit first and no space last.");
        }
    }

    /** Whom a list of the segment is made from, for Spark: who is held back as control has no action, and is in by the other conditions. */
    public Column competing() {
        Column isHeldBack = col(NextActionsTable.STATE).equalTo(lit(NextActionsTable.HELD_BACK));
        return conditions.stream()
                .map(condition -> condition.about().table().equals(StarActionsTable.TABLE)
                        ? condition.test().or(isHeldBack)
                        : condition.test())
                .reduce(lit(true), Column::and);
    }

    /** Who is in the segment, for Spark. */
    public Column members() {
        return conditions.stream().map(SegmentCondition::test).reduce(lit(true), Column::and);
    }
}
