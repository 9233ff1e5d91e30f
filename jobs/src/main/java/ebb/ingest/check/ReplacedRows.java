package ebb.ingest.check;

import ebb.ingest.delivery.Delivery;
import ebb.ingest.delivery.IngestTarget;
import ebb.ingest.delivery.PreparedDelivery;
import ebb.ingest.delivery.RowsAndMoney;
import java.util.List;

/**
 * Compares what a delivery brings with the rows that leave the table for it: a period that is given again, or a part of a full export, has about as many
 * rows as before.
 *
 * @param taken the rows that leave
 * @param brought the rows that come
 */
public record ReplacedRows(Delivery delivery, RowsAndMoney taken, RowsAndMoney brought) {
    /** Fewer rows say nothing. */
    private static final int LEAST_ROWS = 10;

    public static ReplacedRows of(PreparedDelivery prepared, IngestTarget target) {
        RowsAndMoney before =
                RowsAndMoney.of(target.read(prepared.delivery().input().table()));
        return new ReplacedRows(
                prepared.delivery(),
                before.minus(RowsAndMoney.of(prepared.left())),
                RowsAndMoney.of(prepared.staged()));
    }

    /** A warning where much more leaves than comes. */
    public List<String> warnings() {
        double share = delivery.settings().plausibility().snapshotChangeShare();
        if (taken.rows() < LEAST_ROWS || !brought.isBelow(1 - share, taken)) {
            return List.of();
        }
        String input = delivery.input().name();
        return List.of(input + ": " + brought.inWords() + " replace " + taken.inWords()
                + ". Is the delivery whole, and are all its dates right? The limit is inputs." + input
                + ".plausibility.snapshot-change-share");
    }
}
