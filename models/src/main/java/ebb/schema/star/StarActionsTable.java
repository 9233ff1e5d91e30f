package ebb.schema.star;

import ebb.schema.NextActionsTable;
import ebb.schema.Table;
import java.util.List;
import java.util.Set;

/** Fact: the next action of every customer, or why there is none. */
public final class StarActionsTable {
    public static final Table TABLE = StarColumns.table(
            "actions",
            "a scored customer",
            List.of(NextActionsTable.CUSTOMER_ID),
            StarColumns.allBut(NextActionsTable.TABLE, Set.of()));

    private StarActionsTable() {}
}
