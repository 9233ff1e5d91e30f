package ebb.testing;

import ebb.schema.Ingested;
import ebb.schema.PurchasesTable;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Purchase lines as {@link Published} takes them. */
public final class PurchaseLines {
    private PurchaseLines() {}

    /** A line of one purchase at ten in the morning; further cells may be put in. */
    public static Map<String, Object> line(String customer, LocalDate date, String amount) {
        return new HashMap<>(Map.of(
                PurchasesTable.CUSTOMER_ID,
                customer,
                PurchasesTable.ORDERED_AT,
                Timestamp.valueOf(date.atTime(10, 0)),
                PurchasesTable.ORDERED_ON,
                Date.valueOf(date),
                PurchasesTable.AMOUNT,
                new BigDecimal(amount),
                Ingested.SOURCE_FILE,
                "test"));
    }
}
