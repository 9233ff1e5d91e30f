package ebb.serve.web;

import ebb.schema.star.StarActionsTable;
import ebb.schema.star.StarCustomersTable;
import ebb.schema.star.StarScoresTable;
import ebb.segment.saved.SegmentColumn;
import ebb.segment.saved.SegmentColumns;
import java.util.List;

/** Columns that stand together on the page on which a segment is put together. */
public record SegmentGroup(String title, List<SegmentColumn> columns) {
    public static final List<SegmentGroup> ALL = List.of(
            new SegmentGroup("Customer", SegmentColumns.of(StarCustomersTable.TABLE)),
            new SegmentGroup("Score and value", SegmentColumns.of(StarScoresTable.TABLE)),
            new SegmentGroup("Next action", SegmentColumns.of(StarActionsTable.TABLE)));
}
