package ebb.job;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import ebb.schema.Column;
import ebb.schema.PurchasesTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.segment.Band;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Holds an as-of date as it was seen then against the same date as corrected since, customer by customer. */
final class ReplayComparison {
    static final String CUSTOMERS = "customers";
    static final String MEAN_PROBABILITY = "mean_churn_probability";
    static final String REASON = "reason";
    static final String LINES_ADDED = "lines_added";
    static final String AMOUNT_CHANGE = "amount_change";
    static final String SCORE_MOVED = "score_moved";
    static final String BAND_CHANGED = "risk_band_changed";
    static final String LIFECYCLE_CHANGED = "lifecycle_changed";
    static final String MONEY_AT_RISK_CHANGE = "money_at_risk_change";

    /** A churn probability has moved if it differs by so much: less is not seen in a list that shows per cent. */
    private static final double MOVED_FROM = 0.01;

    /** Digits of a mean: the order in which Spark adds changes those behind. */
    private static final int MEAN_DIGITS = 6;

    private static final String PURCHASE_LINES = "purchase_lines";
    private static final String RETURN_LINES = "return_lines";
    private static final String AMOUNT = "amount";

    private ReplayComparison() {}

    /** One row for each customer: where they stood. */
    static Dataset<Row> standing(Dataset<Row> scores, Dataset<Row> segments) {
        return scores.select(
                        Column.CUSTOMER_ID, ScoresTable.IS_ACTIVE, ScoresTable.CHURN_PROBABILITY, ScoresTable.RISK_BAND)
                .join(
                        segments.select(Column.CUSTOMER_ID, SegmentsTable.LIFECYCLE, SegmentsTable.MONEY_AT_RISK),
                        Column.CUSTOMER_ID);
    }

    /** One row in all: customers, those active, those of each risk band, their mean churn probability and the money at risk. */
    static Dataset<Row> totals(Dataset<Row> standing) {
        List<org.apache.spark.sql.Column> figures = new ArrayList<>();
        figures.add(count_if(col(ScoresTable.IS_ACTIVE)).as(ScoresTable.IS_ACTIVE));
        for (Band band : Band.values()) {
            figures.add(
                    count_if(col(ScoresTable.RISK_BAND).equalTo(band.label())).as(band.label()));
        }
        figures.add(round(avg(when(col(ScoresTable.IS_ACTIVE), col(ScoresTable.CHURN_PROBABILITY))), MEAN_DIGITS)
                .as(MEAN_PROBABILITY));
        figures.add(sum(SegmentsTable.MONEY_AT_RISK).as(SegmentsTable.MONEY_AT_RISK));
        return standing.agg(count(lit(1)).as(CUSTOMERS), figures.toArray(org.apache.spark.sql.Column[]::new));
    }

    /** Purchase and return lines of each customer up to the as-of date, counted, and their amount. */
    static Dataset<Row> lines(Dataset<Row> purchases, java.sql.Date until) {
        org.apache.spark.sql.Column isReturn = col(PurchasesTable.AMOUNT).lt(0);
        return purchases
                .where(col(PurchasesTable.ORDERED_ON).leq(lit(until)))
                .groupBy(Column.CUSTOMER_ID)
                .agg(
                        count_if(not(isReturn)).as(PURCHASE_LINES),
                        count_if(isReturn).as(RETURN_LINES),
                        sum(PurchasesTable.AMOUNT).as(AMOUNT));
    }

    /**
     * What changed and why: one row for each reason, with how many customers it concerns, how many lines it added or took away, and how many of the customers
     * have another score, band or lifecycle since.
     */
    static Dataset<Row> changes(Side then, Side now) {
        Dataset<Row> both = joined(then.standing(), now.standing())
                .join(
                        joined(then.lines(), now.lines()).withColumnRenamed(Column.CUSTOMER_ID, "of"),
                        col(Column.CUSTOMER_ID).equalTo(col("of")),
                        "left");
        org.apache.spark.sql.Column moved = not(ofThen(ScoresTable.CHURN_PROBABILITY)
                        .eqNullSafe(ofNow(ScoresTable.CHURN_PROBABILITY)))
                .and(coalesce(
                        abs(ofThen(ScoresTable.CHURN_PROBABILITY).minus(ofNow(ScoresTable.CHURN_PROBABILITY)))
                                .geq(MOVED_FROM),
                        lit(true)));
        org.apache.spark.sql.Column band = differs(ScoresTable.RISK_BAND);
        org.apache.spark.sql.Column lifecycle = differs(SegmentsTable.LIFECYCLE);
        return both.withColumn(REASON, reason())
                .where(moved.or(band).or(lifecycle).or(not(col(REASON).equalTo(Reason.OTHERS.words))))
                .groupBy(REASON)
                .agg(
                        count(lit(1)).as(CUSTOMERS),
                        sum(more(PURCHASE_LINES).plus(more(RETURN_LINES))).as(LINES_ADDED),
                        sum(more(AMOUNT)).as(AMOUNT_CHANGE),
                        count_if(moved).as(SCORE_MOVED),
                        count_if(band).as(BAND_CHANGED),
                        count_if(lifecycle).as(LIFECYCLE_CHANGED),
                        sum(more(SegmentsTable.MONEY_AT_RISK)).as(MONEY_AT_RISK_CHANGE))
                .orderBy(col(CUSTOMERS).desc(), col(REASON));
    }

    /**
     * The date as one state of the tables has it.
     *
     * @param standing rows of {@link #standing}
     * @param lines rows of {@link #lines}
     */
    record Side(Dataset<Row> standing, Dataset<Row> lines) {}

    /** Why a customer is seen in another way since; the first that holds. */
    enum Reason {
        NEW("customer known since"),
        GONE("customer no longer known"),
        LATE_RETURNS("returns came late"),
        LATE_PURCHASES("purchases came late"),
        CORRECTED("lines corrected or taken back"),
        OTHERS("own lines unchanged: other customers, further inputs or settings");

        final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    private static org.apache.spark.sql.Column reason() {
        org.apache.spark.sql.Column lineCount = more(PURCHASE_LINES);
        return when(ofThen(ScoresTable.IS_ACTIVE).isNull(), Reason.NEW.words)
                .when(ofNow(ScoresTable.IS_ACTIVE).isNull(), Reason.GONE.words)
                .when(more(RETURN_LINES).gt(0), Reason.LATE_RETURNS.words)
                .when(lineCount.gt(0), Reason.LATE_PURCHASES.words)
                .when(
                        lineCount
                                .notEqual(0)
                                .or(more(RETURN_LINES).notEqual(0))
                                .or(more(AMOUNT).notEqual(0)),
                        Reason.CORRECTED.words)
                .otherwise(Reason.OTHERS.words);
    }

    private static Dataset<Row> joined(Dataset<Row> then, Dataset<Row> now) {
        return prefixed(then, "then_").join(prefixed(now, "now_"), new String[] {Column.CUSTOMER_ID}, "full");
    }

    private static Dataset<Row> prefixed(Dataset<Row> rows, String prefix) {
        Dataset<Row> named = rows;
        for (String column : rows.columns()) {
            if (!column.equals(Column.CUSTOMER_ID)) {
                named = named.withColumnRenamed(column, prefix + column);
            }
        }
        return named;
    }

    private static org.apache.spark.sql.Column ofThen(String column) {
        return col("then_" + column);
    }

    private static org.apache.spark.sql.Column ofNow(String column) {
        return col("now_" + column);
    }

    private static org.apache.spark.sql.Column differs(String column) {
        return not(ofThen(column).eqNullSafe(ofNow(column)));
    }

    private static org.apache.spark.sql.Column more(String column) {
        return coalesce(ofNow(column), lit(0)).minus(coalesce(ofThen(column), lit(0)));
    }
}
