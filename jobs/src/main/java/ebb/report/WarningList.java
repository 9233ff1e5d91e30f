package ebb.report;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import ebb.schema.AliasesTable;
import ebb.schema.CustomersTable;
import ebb.schema.NextActionsTable;
import ebb.schema.WarningsTable;
import ebb.warning.WarningRule;
import ebb.warning.WarningRuleCatalogue;
import ebb.warning.WarningSettings;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The early warnings that stand.
 *
 * @param rules counts by rule and severity
 * @param first those with most money at stake
 */
public record WarningList(List<Rule> rules, List<Warning> first) implements Section {
    public static final SectionType TYPE = new SectionType(
            "warnings",
            "Early warnings",
            List.of(WarningsTable.TABLE, NextActionsTable.TABLE, CustomersTable.TABLE, AliasesTable.TABLE),
            WarningList::read);

    /**
     * Standing warnings of one rule.
     *
     * @param opened of them, those opened on the as-of date
     */
    public record Rule(String title, long critical, long serious, long notice, long opened, BigDecimal exposure) {
        public long all() {
            return critical + serious + notice;
        }
    }

    /**
     * One warning.
     *
     * @param customer name, or else id
     * @param toDo the customer's next action, which may be another than the rule's, or why there is none; null: not chosen
     * @param right how often such warnings were right in the past; NaN where that is not known
     */
    public record Warning(
            String customer, String rule, String severity, Life life, String message, String toDo, double right) {}

    /** How long a warning has stood, with whom (null: nobody named), and for how much. */
    public record Life(int ageDays, String status, String owner, BigDecimal exposure) {
        /** How long, in words. */
        public String since() {
            return switch (ageDays) {
                case 0 -> "since today";
                case 1 -> "for 1 day";
                default -> "for " + ageDays + " days";
            };
        }
    }

    @Override
    public SectionType type() {
        return TYPE;
    }

    public long all() {
        return rules.stream().mapToLong(Rule::all).sum();
    }

    public long opened() {
        return rules.stream().mapToLong(Rule::opened).sum();
    }

    public Chart chart() {
        return new Chart(
                "Standing warnings by rule and severity",
                null,
                Axis.of("Warnings", Unit.COUNT),
                Axis.named(rules.stream().map(Rule::title).toList()),
                List.of(
                        series("Critical", Tone.STRONG, Rule::critical),
                        series("Serious", Tone.MIDDLE, Rule::serious),
                        series("Notice", Tone.FAINT, Rule::notice)));
    }

    private Series series(String name, Tone tone, ToLongFunction<Rule> count) {
        return new Series(
                name,
                Mark.BAR,
                tone,
                rules.stream()
                        .map(rule -> Point.at(count.applyAsLong(rule), rule.title()))
                        .toList());
    }

    private static final int SHOWN = 15;

    private static Optional<WarningList> read(ReportSource source) {
        return source.rows(WarningsTable.TABLE)
                .map(warnings ->
                        of(source, warnings.where(col(WarningsTable.CLOSED_ON).isNull())));
    }

    private static WarningList of(ReportSource source, Dataset<Row> standing) {
        Map<String, Row> byRule = standing
                .groupBy(WarningsTable.RULE)
                .agg(
                        count_if(isSeverity(WarningSettings.CRITICAL)),
                        count_if(isSeverity(WarningSettings.SERIOUS)),
                        count(lit(1)),
                        count_if(col(WarningsTable.OPENED_ON)
                                .equalTo(lit(Date.valueOf(source.frame().asOf())))),
                        sum(WarningsTable.EXPOSURE))
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row));
        return new WarningList(
                WarningRuleCatalogue.ALL.stream()
                        .filter(rule -> byRule.containsKey(rule.name()))
                        .map(rule -> rule(rule, byRule.get(rule.name())))
                        .toList(),
                first(source, standing));
    }

    private static Column isSeverity(String severity) {
        return col(WarningsTable.SEVERITY).equalTo(severity);
    }

    private static Rule rule(WarningRule rule, Row row) {
        return new Rule(
                rule.title(),
                row.getLong(1),
                row.getLong(2),
                row.getLong(3) - row.getLong(1) - row.getLong(2),
                row.getLong(4),
                row.getDecimal(5));
    }

    /** Snoozed ones are put off, so they are not called out again. */
    private static List<Warning> first(ReportSource source, Dataset<Row> standing) {
        List<Row> rows = standing.where(col(WarningsTable.STATUS).notEqual(WarningsTable.SNOOZED))
                .orderBy(col(WarningsTable.EXPOSURE).desc(), col(WarningsTable.CUSTOMER_ID), col(WarningsTable.RULE))
                .limit(SHOWN)
                .collectAsList();
        Map<String, String> names = source.names(rows);
        Map<String, String> toDo = source.rows(NextActionsTable.TABLE)
                .map(actions -> toDo(actions, rows))
                .orElse(Map.of());
        return rows.stream().map(row -> warning(row, names, toDo)).toList();
    }

    /** A customer has one instruction, whatever several rules advise. */
    private static Map<String, String> toDo(Dataset<Row> actions, List<Row> warnings) {
        Object[] ids = warnings.stream()
                .map(row -> row.getAs(WarningsTable.CUSTOMER_ID))
                .toArray();
        return actions
                .where(col(NextActionsTable.CUSTOMER_ID).isin(ids))
                .select(
                        col(NextActionsTable.CUSTOMER_ID),
                        coalesce(
                                col(NextActionsTable.ACTION),
                                concat_ws(": ", col(NextActionsTable.STATE), col(NextActionsTable.SUPPRESSED_BECAUSE))))
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1)));
    }

    private static Warning warning(Row row, Map<String, String> names, Map<String, String> toDo) {
        String id = row.getAs(WarningsTable.CUSTOMER_ID);
        return new Warning(
                names.getOrDefault(id, id),
                WarningRuleCatalogue.named(row.getAs(WarningsTable.RULE)).title(),
                row.getAs(WarningsTable.SEVERITY),
                new Life(
                        row.<Integer>getAs(WarningsTable.AGE),
                        row.getAs(WarningsTable.STATUS),
                        row.getAs(WarningsTable.OWNER),
                        row.getAs(WarningsTable.EXPOSURE)),
                row.getAs(WarningsTable.MESSAGE),
                toDo.get(id),
                Cells.number(row, WarningsTable.RIGHT_SHARE));
    }
}
