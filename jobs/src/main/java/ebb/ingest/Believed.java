package ebb.ingest;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructField;

/** The days that are believed, both ends included, in the business's time zone. */
record Believed(LocalDate first, LocalDate last) {

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
