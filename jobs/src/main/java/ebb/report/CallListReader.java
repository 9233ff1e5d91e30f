package ebb.report;

import static org.apache.spark.sql.functions.col;

import ebb.schema.CustomersTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
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
                .where(col(SegmentsTable.CONTACT_BY).isNotNull())
                .orderBy(col(SegmentsTable.MONEY_AT_RISK).desc_nulls_last(), col(SegmentsTable.CUSTOMER_ID))
                .limit(SHOWN)
                .collectAsList();
        Object[] ids =
                first.stream().map(row -> row.getAs(SegmentsTable.CUSTOMER_ID)).toArray();
        Map<String, Row> scores = byCustomer(tables.scores(), ids);
        Map<String, Row> customers = tables.customers() == null ? Map.of() : byCustomer(tables.customers(), ids);
        return first.stream()
                .map(row -> call(
                        row,
                        scores.get(row.<String>getAs(SegmentsTable.CUSTOMER_ID)),
                        customers.get(row.<String>getAs(SegmentsTable.CUSTOMER_ID))))
                .toList();
    }

    private static Map<String, Row> byCustomer(Dataset<Row> table, Object[] ids) {
        return table.where(col(ScoresTable.CUSTOMER_ID).isin(ids)).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs(ScoresTable.CUSTOMER_ID), row -> row));
    }

    private static CallList.Call call(Row segment, Row score, Row customer) {
        return new CallList.Call(
                segment.getAs(SegmentsTable.CUSTOMER_ID),
                customer == null ? null : customer.getAs(CustomersTable.NAME),
                new CallList.Stake(
                        score.getAs(ScoresTable.CHURN_PROBABILITY),
                        score.getAs(ScoresTable.EXPECTED_VALUE),
                        segment.getAs(SegmentsTable.MONEY_AT_RISK)),
                ScoresTable.REASONS.stream()
                        .limit(REASONS_SHOWN)
                        .map(reason -> score.<String>getAs(reason))
                        .filter(Objects::nonNull)
                        .toList(),
                segment.getAs(SegmentsTable.ACTION),
                segment.<Date>getAs(SegmentsTable.CONTACT_BY).toLocalDate());
    }
}
