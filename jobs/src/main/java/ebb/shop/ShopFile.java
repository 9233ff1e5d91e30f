package ebb.shop;

import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** One input file of the shop: its columns as the outside system names them, and the rows of one customer in it. */
interface ShopFile extends Serializable {
    String name();

    StructType columns();

    void rows(CustomerLife life, Consumer<Row> rows);

    /** A day of the simulation as Spark's date; null where there is none. */
    static Date date(Integer day) {
        return day == null ? null : Date.valueOf(LocalDate.ofEpochDay(day));
    }
}
