package ebb.ledger;

import ebb.testing.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ledger rows out of test lines, by the product's own map and reduce sides but without Spark between them. */
public final class LocalLedger {

    private LocalLedger() {}

    public static List<LedgerRow> of(List<Line> lines) {
        return of(lines, 1, 1);
    }

    /** {@code weight} -1 takes the lines back. */
    public static List<LedgerRow> of(List<Line> lines, int weight, int partitions) {
        Map<Integer, ChunkFold> folds = new TreeMap<>();
        ChunkedLines.Feed<Line> feed = (line, chunks) -> {
            chunks.sums().ofLine(line.amount(), line.quantity(), weight);
            chunks.add(Utf8Keys.bytes(line.customer()), line.day(), Utf8Keys.bytes(line.category()));
        };
        new ChunkedLines<>(lines.iterator(), feed, partitions)
                .forEachRemaining(chunk -> folds.computeIfAbsent(chunk._1(), none -> new ChunkFold())
                        .add(chunk._2()));
        List<LedgerRow> rows = new ArrayList<>();
        folds.values().forEach(fold -> fold.rows().forEachRemaining(rows::add));
        return rows;
    }
}
