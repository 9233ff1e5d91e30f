package ebb.segment;

import static org.apache.spark.sql.functions.broadcast;

import ebb.input.ContactPermissions;
import ebb.schema.AccountsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Turns scores into segments: finds the population's limits, then applies the rules to each customer. */
public final class Segmenter implements Serializable {
    private static final long serialVersionUID = 1L;

    private final SegmentSettings settings;

    public Segmenter(SegmentSettings settings) {
        this.settings = settings;
    }

    /**
     * Rows of {@link SegmentsTable}, one for each row of {@code scored}.
     *
     * @param scored rows of {@link ScoresTable}, with the columns of {@link SegmentFeatures#NAMES} beside them; {@link AccountsTable#ACCOUNT_CLASS},
     *     {@link AccountsTable#IS_CORE} and the columns of {@link ContactPermissions} too, where they are known
     */
    public Dataset<Row> segment(Dataset<Row> scored) {
        Dataset<Row> limits = PopulationLimitEstimator.byAsOf(scored, settings);
        return scored.join(
                        broadcast(limits),
                        scored.col(ScoresTable.AS_OF).equalTo(limits.col(PopulationLimitEstimator.LIMITS_AS_OF)),
                        "left")
                .map((MapFunction<Row, Row>) this::segmentOf, Encoders.row(SegmentsTable.TABLE.schema()));
    }

    private Row segmentOf(Row row) {
        CustomerFacts customer = customer(row);
        Segment segment = Segment.of(customer, PopulationLimitEstimator.of(row), settings);
        return RowFactory.create(
                customer.customerId(),
                row.getAs(ScoresTable.AS_OF),
                segment.lifecycle().label(),
                row.getAs(ScoresTable.RISK_BAND),
                segment.value() == null ? null : segment.value().label(),
                segment.rfmGroup(),
                text(ifGiven(row, AccountsTable.ACCOUNT_CLASS)),
                ifGiven(row, AccountsTable.IS_CORE),
                segment.moneyAtRisk(),
                segment.action(),
                segment.contactBy() == null ? null : java.sql.Date.valueOf(segment.contactBy()),
                segment.control());
    }

    private CustomerFacts customer(Row row) {
        return new CustomerFacts(
                row.getAs(ScoresTable.CUSTOMER_ID),
                row.<java.sql.Date>getAs(ScoresTable.AS_OF).toLocalDate(),
                row.<Boolean>getAs(ScoresTable.IS_ACTIVE),
                number(row, ScoresTable.CHURN_PROBABILITY),
                Band.named(row.getAs(ScoresTable.RISK_BAND)),
                row.getAs(ScoresTable.EXPECTED_VALUE),
                contact(row),
                rhythm(row));
    }

    private static CustomerFacts.Rhythm rhythm(Row row) {
        return new CustomerFacts.Rhythm(
                number(row, SegmentFeatures.RECENCY),
                number(row, SegmentFeatures.FREQUENCY),
                number(row, SegmentFeatures.TENURE),
                number(row, SegmentFeatures.LAST_GAP),
                number(row, SegmentFeatures.SILENCE_RATIO),
                number(row, SegmentFeatures.YEAR_AMOUNT));
    }

    private CustomerFacts.Contact contact(Row row) {
        return new CustomerFacts.Contact(
                text(ifGiven(row, ContactPermissions.REFUSAL)),
                text(ifGiven(row, ContactPermissions.SCORE_REFUSAL)),
                settings.controlGroup().holds(row.getAs(ScoresTable.CUSTOMER_ID)));
    }

    /** Null where the input of the column is off. */
    private static Object ifGiven(Row row, String column) {
        return Arrays.asList(row.schema().fieldNames()).contains(column) ? row.getAs(column) : null;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static double number(Row row, String column) {
        Number value = row.getAs(column);
        return value == null ? Double.NaN : value.doubleValue();
    }
}
