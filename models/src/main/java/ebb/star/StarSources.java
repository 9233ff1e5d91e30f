package ebb.star;

import ebb.schema.Table;
import ebb.segment.saved.SavedSegment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The tables of one publication that has an as-of date, as what makes the star asks for them. */
public interface StarSources {
    /** Rows of the publication's as-of date, or all of a table without as-of dates; empty where the publication has no such table. */
    Optional<Dataset<Row>> rows(Table table);

    /** Rows of all as-of dates; empty where the publication has no such table. */
    Optional<Dataset<Row>> allDates(Table table);

    /** The customers input, one row a customer, with the ids that customers had on the as-of date; empty where it is off. */
    Optional<Dataset<Row>> customers();

    /** A few rows of the driver's with the columns of {@code table} but the two that every table of the star has. */
    Dataset<Row> few(Table table, List<Row> rows);

    /** Segments that readers saved. */
    List<SavedSegment> savedSegments();

    LocalDate asOf();

    Instant publishedAt();

    StarRules rules();
}
