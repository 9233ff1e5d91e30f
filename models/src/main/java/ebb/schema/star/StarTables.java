package ebb.schema.star;

import ebb.schema.Table;
import java.util.List;
import java.util.Set;

/** Every table of the star: what is published first, then the dimensions, then the facts. */
public final class StarTables {
    public static final List<Table> ALL = List.of(
            StarPublicationTable.TABLE,
            StarCustomersTable.TABLE,
            StarDatesTable.TABLE,
            StarScoresTable.TABLE,
            StarScoreHistoryTable.TABLE,
            StarActionsTable.TABLE,
            StarWarningsTable.TABLE,
            StarFlowTable.TABLE,
            StarDemandTable.TABLE,
            StarRetentionTable.TABLE,
            StarSegmentMembersTable.TABLE);

    /** Facts with exactly the customers of the dimension, whose ids refer to it; the history has others too. */
    public static final Set<Table> OF_THE_SCORED = Set.of(StarScoresTable.TABLE, StarActionsTable.TABLE);

    private StarTables() {}

    public static boolean isStar(Table table) {
        return table.name().startsWith(StarColumns.PREFIX);
    }

    /** Name outside the lake, and of the folder: {@code customers} of {@code bi_customers}. */
    public static String nameOutside(Table table) {
        return table.name().substring(StarColumns.PREFIX.length());
    }
}
