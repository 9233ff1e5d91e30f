package ebb.ledger;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ebb.schema.Ledger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Ledger rows to the ledger table's columns and back. */
public final class LedgerTable {
    private static final Map<String, String> PROPERTIES = new LinkedHashMap<>();

    static {
        PROPERTIES.put(Ledger.CUSTOMER_ID, "customerId");
        PROPERTIES.put(Ledger.CATEGORIES, "categories");
        PROPERTIES.put(Ledger.ENTRY_DAYS, "days");
        PROPERTIES.put(Ledger.ENTRY_CATEGORIES, "categoryIndexes");
        PROPERTIES.put(Ledger.ENTRY_AMOUNTS, "amounts");
        PROPERTIES.put(Ledger.ENTRY_RETURNED_AMOUNTS, "returnedAmounts");
        PROPERTIES.put(Ledger.ENTRY_QUANTITIES, "quantities");
        PROPERTIES.put(Ledger.ENTRY_LINES, "lines");
        PROPERTIES.put(Ledger.ENTRY_RETURN_LINES, "returnLines");
    }

    private LedgerTable() {}

    public static Dataset<Row> toTable(Dataset<LedgerRow> rows) {
        return rows.select(PROPERTIES.entrySet().stream()
                .map(column -> col(column.getValue()).as(column.getKey()))
                .toArray(Column[]::new));
    }

    /**
     * The ledger with nothing in it but purchase days: enough to look at rhythm, and a fraction of the bytes to read. Amounts, categories and returns
     * must not be asked for.
     */
    public static Dataset<LedgerRow> onlyDays(Dataset<LedgerRow> ledger) {
        Column noNumbers = lit(new long[0]);
        Column noPlaces = lit(new int[0]);
        return ledger.withColumns(Map.of(
                        "categories", lit(new String[0]),
                        "categoryIndexes", noPlaces,
                        "amounts", noNumbers,
                        "returnedAmounts", noNumbers,
                        "quantities", noNumbers,
                        "returnLines", noPlaces))
                .as(LedgerBuilder.encoder());
    }

    public static Dataset<LedgerRow> fromTable(Dataset<Row> table) {
        return table.select(PROPERTIES.entrySet().stream()
                        .map(column -> col(column.getKey()).as(column.getValue()))
                        .toArray(Column[]::new))
                .as(LedgerBuilder.encoder());
    }
}
