package ebb.schema.star;

import ebb.schema.ExpectedDemandTable;
import ebb.schema.Table;
import java.util.List;
import java.util.Set;

/** Fact: the demand expected in the coming weeks, by category and region. */
public final class StarDemandTable {
    public static final Table TABLE = StarColumns.table(
            "demand",
            "a coming week of a category in a region",
            List.of(ExpectedDemandTable.WEEK_FROM_ON, ExpectedDemandTable.CATEGORY, ExpectedDemandTable.REGION),
            StarColumns.allBut(
                    ExpectedDemandTable.TABLE,
                    Set.of(
                            ExpectedDemandTable.RECENT,
                            ExpectedDemandTable.CHANGE,
                            ExpectedDemandTable.CHANGES_JUDGED,
                            ExpectedDemandTable.CHANGES_RIGHT)));

    private StarDemandTable() {}
}
