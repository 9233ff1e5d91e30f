package ebb.ingest.value;

import static org.apache.spark.sql.functions.lit;

import ebb.lake.ErasedCustomers;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructField;

/**
 * What is believed of a delivery.
 *
 * @param first earliest day, in the business's time zone
 * @param last latest day, inclusive
 * @param erased customers whose rows are left out
 */
public record AcceptanceLimits(LocalDate first, LocalDate last, ErasedCustomers erased) {

    /** Start of the first day, in the field's type. */
    Column from(StructField field) {
        return lit(first).cast(field.dataType());
    }

    /** Start of the day after the last, in the field's type. */
    Column until(StructField field) {
        return lit(last.plusDays(1)).cast(field.dataType());
    }

    String inWords() {
        return "from " + first + " to " + last;
    }
}
