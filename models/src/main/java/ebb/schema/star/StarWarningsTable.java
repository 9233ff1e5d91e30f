package ebb.schema.star;

import ebb.schema.Table;
import ebb.schema.WarningsTable;
import java.util.List;
import java.util.Set;

/** Fact: warnings, open and closed ones; what somebody noted on one is left to those who work in the lake. */
public final class StarWarningsTable {
    public static final Table TABLE = StarColumns.table(
            "warnings",
            "a warning: a customer, a rule, and the day it opened",
            List.of(WarningsTable.CUSTOMER_ID, WarningsTable.RULE, WarningsTable.OPENED_ON),
            StarColumns.allBut(WarningsTable.TABLE, Set.of(WarningsTable.NOTE)));

    private StarWarningsTable() {}
}
