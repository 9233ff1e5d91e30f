package ebb.survey;

import ebb.schema.SurveySampleTable;
import java.io.Serializable;
import java.sql.Date;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A customer's place in a sample.
 *
 * @param day of the draw, as days since 1970-01-01
 * @param stratum of which sample and which stratum
 * @param size customers of the stratum
 */
record Sampled(int day, String stratum, String lifecycle, double size) implements Serializable {

    /** By customer; a sample holds a share of the customers only, so it travels with the pass over them. */
    static HashMap<String, List<Sampled>> byCustomer(Dataset<Row> samples) {
        HashMap<String, List<Sampled>> byCustomer = new HashMap<>();
        if (samples != null) {
            samples.collectAsList().forEach(row -> byCustomer
                    .computeIfAbsent(row.getAs(SurveySampleTable.CUSTOMER_ID), none -> new ArrayList<>())
                    .add(of(row)));
        }
        return byCustomer;
    }

    private static Sampled of(Row row) {
        String lifecycle = row.getAs(SurveySampleTable.LIFECYCLE);
        return new Sampled(
                (int) row.<Date>getAs(SurveySampleTable.DRAWN_ON).toLocalDate().toEpochDay(),
                String.join(
                        "\t",
                        row.getAs(SurveySampleTable.SAMPLE_ID),
                        lifecycle,
                        String.valueOf(row.<String>getAs(SurveySampleTable.VALUE_BAND))),
                lifecycle,
                row.<Long>getAs(SurveySampleTable.STRATUM_SIZE));
    }

    /** Customers of each stratum that is in {@code samples}. */
    static Map<String, Double> sizes(Map<String, List<Sampled>> samples) {
        Map<String, Double> sizes = new HashMap<>();
        samples.values().forEach(places -> places.forEach(place -> sizes.put(place.stratum(), place.size())));
        return sizes;
    }
}
