package ebb.store;

import static org.apache.spark.sql.functions.col;

import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.lake.Lake;
import ebb.schema.LifetimeModelsTable;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Which buy-till-you-die model the features of an as-of date are made with. */
public final class LifetimeModelSelection {
    private LifetimeModelSelection() {}

    /** The one chosen for the date; else the one that the model of that date was trained with, so that it sees what it knows; else the usual one. */
    public static BtydFamily of(Lake lake, LocalDate asOf) {
        return chosen(lake, asOf)
                .or(() -> new ModelStore(lake)
                        .forDate(asOf)
                        .map(choice -> choice.stored().card().lifetimeModel()))
                .map(BtydFamilyCatalogue::named)
                .orElse(BtydFamilyCatalogue.USUAL);
    }

    private static Optional<String> chosen(Lake lake, LocalDate asOf) {
        if (!lake.has(LifetimeModelsTable.TABLE)) {
            return Optional.empty();
        }
        return lake
                .read(LifetimeModelsTable.TABLE, asOf)
                .where(col(LifetimeModelsTable.IS_CHOSEN))
                .select(LifetimeModelsTable.FAMILY)
                .collectAsList()
                .stream()
                .map((Row row) -> row.getString(0))
                .findFirst();
    }
}
