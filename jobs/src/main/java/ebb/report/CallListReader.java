package ebb.report;

import static org.apache.spark.sql.functions.col;

import ebb.schema.Customers;
import ebb.schema.Scores;
import ebb.schema.Segments;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads whom to contact first: picks them from the segments, then looks up only theirs in the other tables. */
final class CallListReader {
    private static final int SHOWN = 20;
    private static final int REASONS_SHOWN = 3;

    private CallListReader() {}

    static List<CallList.Call> read(ReportTables tables) {
        List<Row> first = tables.segments()
                .where(col(Segments.CONTACT_BY).isNotNull())
                .orderBy(col(Segments.MONEY_AT_RISK).desc_nulls_last(), col(Segments.CUSTOMER_ID))
                .limit(SHOWN)
                .collectAsList();
        Object[] ids =
                first.stream().map(row -> row.getAs(Segments.CUSTOMER_ID)).toArray();
        Map<String, Row> scores = byCustomer(tables.scores(), ids);
        Map<String, Row> customers = tables.customers() == null ? Map.of() : byCustomer(tables.customers(), ids);
        return first.stream()
                .map(row -> call(
                        row,
                        scores.get(row.<String>getAs(Segments.CUSTOMER_ID)),
                        customers.get(row.<String>getAs(Segments.CUSTOMER_ID))))
                .toList();
    }

    private static Map<String, Row> byCustomer(Dataset<Row> table, Object[] ids) {
        return table.where(col(Scores.CUSTOMER_ID).isin(ids)).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs(Scores.CUSTOMER_ID), row -> row));
    }

    private static CallList.Call call(Row segment, Row score, Row customer) {
        return new CallList.Call(
                segment.getAs(Segments.CUSTOMER_ID),
                customer == null ? null : customer.getAs(Customers.NAME),
                new CallList.Stake(
                        score.getAs(Scores.CHURN_PROBABILITY),
                        score.getAs(Scores.EXPECTED_VALUE),
                        segment.getAs(Segments.MONEY_AT_RISK)),
                Scores.REASONS.stream()
                        .limit(REASONS_SHOWN)
                        .map(reason -> score.<String>getAs(reason))
                        .filter(Objects::nonNull)
                        .toList(),
                segment.getAs(Segments.ACTION),
                segment.<Date>getAs(Segments.CONTACT_BY).toLocalDate());
    }
}
