package ebb.schema.star;

import ebb.schema.CohortRetentionTable;
import ebb.schema.Table;
import java.util.List;
import java.util.Set;

/** Fact: how many of those who first bought in a month still buy in the months after. */
public final class StarRetentionTable {
    public static final Table TABLE = StarColumns.table(
            "retention",
            "the customers who first bought in a month, so many months later",
            List.of(CohortRetentionTable.COHORT_ON, CohortRetentionTable.MONTHS_SINCE),
            StarColumns.allBut(CohortRetentionTable.TABLE, Set.of()));

    private StarRetentionTable() {}
}
