package ebb.schema;

import java.util.List;

/** Every table of the lake, in the order the data flows. */
public final class Tables {
    public static final List<Table> ALL = List.of(Purchases.TABLE, Ledger.TABLE, Scores.TABLE, Segments.TABLE);

    private Tables() {}
}
