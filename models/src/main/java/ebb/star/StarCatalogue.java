package ebb.star;

import ebb.schema.CohortRetentionTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.schema.star.StarRetentionTable;
import java.util.List;

/** How each table of the star is made, in the order of {@link ebb.schema.star.StarTables#ALL}. */
public final class StarCatalogue {
    public static final List<StarSource> ALL = List.of(
            new PublicationRow(),
            new CustomerRows(),
            new DateRows(),
            new ScoreRows(),
            new ScoreHistoryRows(),
            new ActionRows(),
            new WarningRows(),
            new FlowRows(),
            new DemandRows(),
            new CopiedRows(StarRetentionTable.TABLE, CohortRetentionTable.TABLE),
            new SegmentMemberRows());

    /** Without rows of these there is no star. */
    public static final List<Table> NEEDED = List.of(ScoresTable.TABLE, SegmentsTable.TABLE);

    private StarCatalogue() {}
}
