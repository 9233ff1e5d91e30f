package ebb.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import ebb.schema.CustomersTable;
import ebb.schema.WarningQualityTable;
import ebb.schema.WarningsTable;
import ebb.warning.RuleCard;
import ebb.warning.WarningRule;
import ebb.warning.WarningRules;
import ebb.warning.WarningSettings;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the sections on account care. */
final class CareReader {
    private static final int SHOWN = 15;

    private final CareTables tables;
    private final Dataset<Row> customers;
    private final LocalDate asOf;
    private final String currency;

    /**
     * The reader.
     *
     * @param customers null: no names are shown
     */
    CareReader(CareTables tables, Dataset<Row> customers, ReportData.Frame frame) {
        this.tables = tables;
        this.customers = customers;
        this.asOf = frame.asOf();
        this.currency = frame.currency();
    }

    AccountCare read() {
        return new AccountCare(
                tables.warnings() == null ? null : warnings(),
                tables.warningQuality() == null ? null : quality(),
                tables.accounts() == null
                        ? null
                        : AccountClassesReader.read(onAsOf(tables.accounts()), onAsOf(tables.movement())),
                tables.accounts() == null ? null : CareAheadReader.forces(onAsOf(tables.accounts())),
                ahead());
    }

    private AccountCare.Ahead ahead() {
        CareTables.Ahead ahead = tables.ahead();
        return new AccountCare.Ahead(
                ahead.serviceQuality() == null ? null : CareAheadReader.service(onAsOf(ahead.serviceQuality())),
                ahead.cohorts() == null ? null : CareAheadReader.cohorts(onAsOf(ahead.cohorts())),
                ahead.demand() == null ? null : CareAheadReader.demand(onAsOf(ahead.demand()), currency),
                ahead.occasions() == null ? null : CareAheadReader.occasions(onAsOf(ahead.occasions()), this::names));
    }

    private Dataset<Row> onAsOf(Dataset<Row> table) {
        return table == null ? null : table.where(isAsOf(WarningQualityTable.AS_OF));
    }

    private Column isAsOf(String column) {
        return col(column).equalTo(lit(Date.valueOf(asOf)));
    }

    private WarningList warnings() {
        Dataset<Row> standing =
                tables.warnings().where(col(WarningsTable.CLOSED_ON).isNull());
        Map<String, Row> byRule = standing
                .groupBy(WarningsTable.RULE)
                .agg(
                        count_if(isSeverity(WarningSettings.CRITICAL)),
                        count_if(isSeverity(WarningSettings.SERIOUS)),
                        count(lit(1)),
                        count_if(isAsOf(WarningsTable.OPENED_ON)),
                        sum(WarningsTable.EXPOSURE))
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row));
        return new WarningList(
                WarningRules.ALL.stream()
                        .filter(rule -> byRule.containsKey(rule.name()))
                        .map(rule -> rule(rule, byRule.get(rule.name())))
                        .toList(),
                first(standing));
    }

    private static Column isSeverity(String severity) {
        return col(WarningsTable.SEVERITY).equalTo(severity);
    }

    private static WarningList.Rule rule(WarningRule rule, Row row) {
        return new WarningList.Rule(
                rule.title(),
                row.getLong(1),
                row.getLong(2),
                row.getLong(3) - row.getLong(1) - row.getLong(2),
                row.getLong(4),
                row.getDecimal(5));
    }

    /** Snoozed ones are put off, so they are not called out again. */
    private List<WarningList.Warning> first(Dataset<Row> standing) {
        List<Row> rows = standing.where(col(WarningsTable.STATUS).notEqual(WarningsTable.SNOOZED))
                .orderBy(col(WarningsTable.EXPOSURE).desc(), col(WarningsTable.CUSTOMER_ID), col(WarningsTable.RULE))
                .limit(SHOWN)
                .collectAsList();
        Map<String, String> names = names(rows);
        return rows.stream().map(row -> warning(row, names)).toList();
    }

    private Map<String, String> names(List<Row> warnings) {
        if (customers == null) {
            return Map.of();
        }
        Object[] ids = warnings.stream()
                .map(row -> row.getAs(WarningsTable.CUSTOMER_ID))
                .toArray();
        return customers
                .where(col(CustomersTable.CUSTOMER_ID)
                        .isin(ids)
                        .and(col(CustomersTable.NAME).isNotNull()))
                .select(CustomersTable.CUSTOMER_ID, CustomersTable.NAME)
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1), (one, other) -> one));
    }

    private static WarningList.Warning warning(Row row, Map<String, String> names) {
        String id = row.getAs(WarningsTable.CUSTOMER_ID);
        return new WarningList.Warning(
                names.getOrDefault(id, id),
                WarningRules.named(row.getAs(WarningsTable.RULE)).title(),
                row.getAs(WarningsTable.SEVERITY),
                new WarningList.Life(
                        row.<Integer>getAs(WarningsTable.AGE),
                        row.getAs(WarningsTable.STATUS),
                        row.getAs(WarningsTable.OWNER),
                        row.getAs(WarningsTable.EXPOSURE)),
                row.getAs(WarningsTable.MESSAGE),
                row.getAs(WarningsTable.NEXT_STEP),
                number(row, WarningsTable.RIGHT_SHARE));
    }

    /** Null where nothing was measured on the as-of date. */
    private WarningTrust quality() {
        List<Row> rows = tables.warningQuality()
                .where(isAsOf(WarningQualityTable.AS_OF))
                .orderBy(WarningQualityTable.RULE, WarningQualityTable.JUDGED_BY, WarningQualityTable.LIMIT)
                .collectAsList();
        if (rows.isEmpty()) {
            return null;
        }
        List<WarningTrust.Rule> rules = WarningRules.ALL.stream()
                .flatMap(rule -> Stream.of(WarningQualityTable.LOSS, WarningQualityTable.PLANTED)
                        .map(judgedBy -> quality(rule, judgedBy, rows)))
                .filter(Objects::nonNull)
                .toList();
        return new WarningTrust(
                rows.get(0).<Date>getAs(WarningQualityTable.FIRST_ON).toLocalDate(), asOf, rules);
    }

    private static WarningTrust.Rule quality(WarningRule rule, String judgedBy, List<Row> rows) {
        List<WarningTrust.At> points = rows.stream()
                .filter(row -> row.getAs(WarningQualityTable.RULE).equals(rule.name())
                        && row.getAs(WarningQualityTable.JUDGED_BY).equals(judgedBy))
                .map(CareReader::at)
                .toList();
        boolean isPlanted = judgedBy.equals(WarningQualityTable.PLANTED);
        WarningTrust.Against against = isPlanted
                ? WarningTrust.Against.PLANTED
                : rule.card().foretells() == RuleCard.Foretells.LOSS
                        ? WarningTrust.Against.LOSS
                        : WarningTrust.Against.LOSS_ALL_THE_SAME;
        return points.isEmpty() ? null : new WarningTrust.Rule(rule.title(), rule.measures(), against, points);
    }

    private static WarningTrust.At at(Row row) {
        return new WarningTrust.At(
                row.<Double>getAs(WarningQualityTable.LIMIT),
                row.<Boolean>getAs(WarningQualityTable.IN_FORCE),
                row.<Double>getAs(WarningQualityTable.WEEKLY),
                new WarningTrust.Right(
                        number(row, WarningQualityTable.PRECISION),
                        number(row, WarningQualityTable.PRECISION_LOW),
                        number(row, WarningQualityTable.PRECISION_HIGH),
                        row.<Long>getAs(WarningQualityTable.JUDGED)),
                number(row, WarningQualityTable.RECALL),
                row.getAs(WarningQualityTable.LEAD),
                number(row, WarningQualityTable.BASE));
    }

    private static double number(Row row, String column) {
        Double value = row.getAs(column);
        return value == null ? Double.NaN : value;
    }
}
