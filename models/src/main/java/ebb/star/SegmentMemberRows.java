package ebb.star;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ebb.schema.Column;
import ebb.schema.Table;
import ebb.schema.star.StarSegmentMembersTable;
import ebb.segment.saved.SavedSegment;
import ebb.segment.saved.SegmentColumn;
import ebb.segment.saved.SegmentColumns;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows of {@link StarSegmentMembersTable}: each saved segment by the figures of this publication; none whose name would tell of a sensitive event. */
final class SegmentMemberRows implements StarSource {
    @Override
    public Table table() {
        return StarSegmentMembersTable.TABLE;
    }

    @Override
    public Dataset<Row> rows(StarSources sources) {
        List<SavedSegment> segments = sources.savedSegments();
        if (segments.isEmpty()) {
            return sources.few(table(), List.of());
        }
        Dataset<Row> people = Stream.of(new CustomerRows(), new ScoreRows(), new ActionRows())
                .map(source -> columns(source, sources))
                .reduce((some, more) -> some.join(more, new String[] {Column.CUSTOMER_ID}, "left"))
                .orElseThrow();
        Dataset<Row> members = segments.stream()
                .map(segment -> people.where(segment.members())
                        .select(lit(segment.name()).as(StarSegmentMembersTable.SEGMENT), col(Column.CUSTOMER_ID)))
                .reduce(Dataset::union)
                .orElseThrow();
        return sources.rules().withheld().rowsWithout(members, StarSegmentMembersTable.SEGMENT);
    }

    private static Dataset<Row> columns(StarSource source, StarSources sources) {
        return source.rows(sources)
                .select(Stream.concat(
                                Stream.of(Column.CUSTOMER_ID),
                                SegmentColumns.of(source.table()).stream().map(SegmentColumn::name))
                        .map(name -> col(name))
                        .toArray(org.apache.spark.sql.Column[]::new));
    }
}
