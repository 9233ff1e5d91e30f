package ebb.lake;

import ebb.input.MergedCustomers;
import ebb.schema.AliasesTable;
import java.time.LocalDate;

/** Reads which customers are one. */
public final class Aliases {
    private Aliases() {}

    /** As known on a day; every id is a customer of its own where the input was never brought in. */
    public static MergedCustomers asOf(Lake lake, LocalDate day) {
        return MergedCustomers.asOf(lake.readIfThere(AliasesTable.TABLE), day);
    }

    /** As known now, whatever the day: for what a person may ask at any time, such as not to be contacted. */
    public static MergedCustomers ever(Lake lake) {
        return asOf(lake, LocalDate.MAX);
    }
}
