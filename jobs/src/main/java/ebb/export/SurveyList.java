package ebb.export;

import static org.apache.spark.sql.functions.col;

import ebb.conf.SettingsException;
import ebb.schema.CustomersTable;
import ebb.schema.SurveySampleTable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The customers of a sample with their names, for whoever asks them. */
public final class SurveyList {
    private static final List<String> SHOWN = List.of(
            SurveySampleTable.SAMPLE_ID,
            SurveySampleTable.CUSTOMER_ID,
            CustomersTable.NAME,
            CustomersTable.OWNER,
            SurveySampleTable.CHANNEL,
            SurveySampleTable.LIFECYCLE,
            SurveySampleTable.VALUE_BAND,
            SurveySampleTable.WEIGHT);

    private SurveyList() {}

    /** Columns that can be asked for; addresses only where they are. */
    public static List<String> columns() {
        return Stream.concat(SHOWN.stream(), Stream.of(CustomersTable.EMAIL, MarketingList.EMAIL_SHA256))
                .toList();
    }

    static Column[] order() {
        return new Column[] {col(SurveySampleTable.CUSTOMER_ID)};
    }

    /**
     * Refuses columns that there are not.
     *
     * @throws SettingsException naming them all
     */
    static void require(List<String> wanted) {
        List<String> unknown =
                wanted.stream().filter(name -> !columns().contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new SettingsException("Cannot write the columns " + String.join(", ", unknown)
                    + ": there are none of that name. There are " + String.join(", ", columns()) + ".");
        }
    }

    /**
     * One row a customer.
     *
     * @param sample rows of {@link SurveySampleTable} with the customers' owners
     * @param customers null: no names
     * @param wanted columns in their order; none: all but the addresses
     */
    static Dataset<Row> of(Dataset<Row> sample, Dataset<Row> customers, List<String> wanted) {
        List<String> columns = wanted.isEmpty() ? SHOWN : wanted;
        return MarketingList.named(sample, customers)
                .select(columns.stream().map(name -> col(name)).toArray(Column[]::new));
    }
}
