package ebb.segment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import com.holdenkarau.spark.testing.JavaDataFrameSuiteBase;
import ebb.input.ContactPermissions;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.testing.SparkSessions;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class SegmenterTest {
    private static final Date AS_OF = Date.valueOf("2026-03-31");

    /** Customers c01 to c10, the higher the number the more valuable and the riskier; "gone" has lapsed. */
    private static Dataset<Row> scored() {
        List<Row> rows = new ArrayList<>(IntStream.rangeClosed(1, 10)
                .mapToObj(i -> scored(
                        String.format(java.util.Locale.ROOT, "c%02d", i),
                        i / 10.0,
                        new BigDecimal(100 * i).setScale(2),
                        i))
                .toList());
        rows.add(RowFactory.create("gone", AS_OF, false, null, null, null, 400.0, 3.0, 900.0, 20.0, 20.0, 0.0));
        return SparkSessions.shared().createDataFrame(rows, schema());
    }

    private static Row scored(String id, double probability, BigDecimal value, double recency) {
        String band =
                Band.of(probability, SegmentSettings.DEFAULTS.riskLimits()).label();
        return RowFactory.create(
                id, AS_OF, true, probability, band, value, recency, 5.0, 900.0, 20.0, 0.5, value.doubleValue());
    }

    private static StructType schema() {
        StructType scores = ScoresTable.TABLE.schema();
        StructType schema = new StructType();
        for (String name : List.of(
                ScoresTable.CUSTOMER_ID,
                ScoresTable.AS_OF,
                ScoresTable.IS_ACTIVE,
                ScoresTable.CHURN_PROBABILITY,
                ScoresTable.RISK_BAND,
                ScoresTable.EXPECTED_VALUE)) {
            schema = schema.add(scores.apply(name));
        }
        for (String name : SegmentFeatures.NAMES) {
            schema = schema.add(name, DataTypes.DoubleType, true);
        }
        return schema;
    }

    private static Row segment(String customer) {
        return new Segmenter(SegmentSettings.DEFAULTS)
                .segment(scored())
                .where(col(SegmentsTable.CUSTOMER_ID).equalTo(customer))
                .first();
    }

    @Test
    void writesRowsOfTheSegmentsTable() {
        Dataset<Row> segments = new Segmenter(SegmentSettings.DEFAULTS).segment(scored());
        assertThat(segments.schema().treeString())
                .isEqualTo(SegmentsTable.TABLE.schema().treeString());
        assertThat(segments.count()).isEqualTo(11);
    }

    @Test
    void partsActiveCustomersByValueAndPutsTheProbableLossAtRisk() {
        Dataset<Row> segments = new Segmenter(SegmentSettings.DEFAULTS).segment(scored());
        assertThat(segments.where(col(SegmentsTable.VALUE_BAND).equalTo("high")).count())
                .isEqualTo(2);
        assertThat(segments.where(col(SegmentsTable.VALUE_BAND).equalTo("medium"))
                        .count())
                .isEqualTo(3);
        assertThat(segment("c10").<BigDecimal>getAs(SegmentsTable.MONEY_AT_RISK))
                .isEqualTo(new BigDecimal("1000.00"));
    }

    @Test
    void recommendsACallForTheValuableAtRisk() {
        Row segment = segment("c10");
        assertThat(segment.<String>getAs(SegmentsTable.LIFECYCLE)).isEqualTo("at risk");
        assertThat(segment.<String>getAs(SegmentsTable.ACTION)).startsWith("Call in person");
        assertThat(segment.<Date>getAs(SegmentsTable.CONTACT_BY)).isEqualTo(Date.valueOf("2026-04-03"));
    }

    @Test
    void contactsNobodyWhoOptedOut() {
        Row segment = new Segmenter(SegmentSettings.DEFAULTS)
                .segment(scored().withColumn(ContactPermissions.REFUSAL, lit("has asked not to be contacted")))
                .where(col(SegmentsTable.CUSTOMER_ID).equalTo("c10"))
                .first();
        assertThat(segment.<String>getAs(SegmentsTable.ACTION)).isEqualTo("Nothing: has asked not to be contacted");
        assertThat(segment.isNullAt(segment.fieldIndex(SegmentsTable.CONTACT_BY)))
                .isTrue();
    }

    @Test
    void judgesTheLapsedByNoBand() {
        Row segment = segment("gone");
        assertThat(segment.<String>getAs(SegmentsTable.LIFECYCLE)).isEqualTo("lapsed");
        assertThat(segment.<String>getAs(SegmentsTable.RFM_GROUP)).isEqualTo("lapsed");
        assertThat(segment.isNullAt(segment.fieldIndex(SegmentsTable.VALUE_BAND)))
                .isTrue();
        assertThat(segment.isNullAt(segment.fieldIndex(SegmentsTable.MONEY_AT_RISK)))
                .isTrue();
    }

    @Test
    void segmentsADateWithoutActiveCustomers() {
        Dataset<Row> lapsed = scored().where(col(ScoresTable.CUSTOMER_ID).equalTo("gone"));
        assertThat(new Segmenter(SegmentSettings.DEFAULTS).segment(lapsed).count())
                .isEqualTo(1);
    }

    @Test
    void givesTheSameRowsWhateverThePartitioning() {
        Segmenter segmenter = new Segmenter(SegmentSettings.DEFAULTS);
        new JavaDataFrameSuiteBase()
                .assertSmallDataFrameDataEquals(
                        segmenter.segment(scored().repartition(1)), segmenter.segment(scored().repartition(5)));
    }
}
