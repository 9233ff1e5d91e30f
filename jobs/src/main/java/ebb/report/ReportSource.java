package ebb.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import ebb.input.MergedCustomers;
import ebb.schema.AliasesTable;
import ebb.schema.Column;
import ebb.schema.CustomersTable;
import ebb.schema.NextActionsTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.star.WithheldWords;
import ebb.store.ModelStore;
import ebb.training.GateDecision;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the sections of one report are read from: the tables on the report's as-of date, and the model in force. */
public final class ReportSource {
    private final ReportFrame frame;
    private final Tables tables;
    private final Optional<ModelStore.Stored> model;
    private final WithheldWords withheld;
    private GroupedCustomers totals;

    /** The tables of a lake, all their as-of dates. */
    @FunctionalInterface
    public interface Tables {
        /** Null where the table was never written. */
        Dataset<Row> readIfThere(Table table);
    }

    /**
     * The source of one report.
     *
     * @param model the model in force; empty before the first training
     * @param withheld words that no group of the report may bear
     */
    public ReportSource(ReportFrame frame, Tables tables, Optional<ModelStore.Stored> model, WithheldWords withheld) {
        this.frame = frame;
        this.tables = tables;
        this.model = model;
        this.withheld = withheld;
    }

    public ReportFrame frame() {
        return frame;
    }

    public Optional<ModelStore.Stored> model() {
        return model;
    }

    /** Rows of the table; those of the as-of date where it has as-of dates. Empty where it was never written. */
    public Optional<Dataset<Row>> rows(Table table) {
        return Optional.ofNullable(tables.readIfThere(table))
                .map(rows ->
                        table.hasAsOf() ? rows.where(col(Column.AS_OF).equalTo(Date.valueOf(frame.asOf()))) : rows);
    }

    /** Rows of the table without the groups that would tell of a sensitive life event, as a category that is its sign. */
    Optional<Dataset<Row>> rowsToName(Table table, String group) {
        return rows(table).map(rows -> withheld.rowsWithout(rows, group));
    }

    /** Rows of a table without which there is nothing to report. */
    Dataset<Row> required(Table table) {
        return rows(table)
                .orElseThrow(() -> new IllegalStateException("Cannot draw the report: the lake has no table "
                        + table.name() + " yet. Run the jobs before this one, or `ebb run`."));
    }

    /** Names of the customers of the rows, by id; who has none is left out. */
    public Map<String, String> names(List<Row> rows) {
        Object[] ids = rows.stream().map(row -> row.getAs(Column.CUSTOMER_ID)).toArray();
        MergedCustomers merged = MergedCustomers.asOf(rows(AliasesTable.TABLE).orElse(null), frame.asOf());
        return rows(CustomersTable.TABLE)
                .map(merged::in)
                .map(customers -> customers
                        .where(col(CustomersTable.CUSTOMER_ID)
                                .isin(ids)
                                .and(col(CustomersTable.NAME).isNotNull()))
                        .select(CustomersTable.CUSTOMER_ID, CustomersTable.NAME)
                        .collectAsList())
                .orElse(List.of())
                .stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1), (one, other) -> one));
    }

    /** The news, with what it was on the as-of date before. */
    Headline headline() {
        Headline.Before before = asOfBefore()
                .map(date -> GroupedCustomers.of(new ReportSource(frame.on(date), tables, model, withheld))
                        .before(date))
                .orElse(null);
        String caveat = model().map(known -> known.card().verdict())
                .flatMap(GateDecision::caveat)
                .orElse(null);
        return totals().headline(
                        caveat,
                        rows(NextActionsTable.TABLE).flatMap(DueActions::first).orElse(null),
                        before);
    }

    private Optional<LocalDate> asOfBefore() {
        Row last = tables.readIfThere(SegmentsTable.TABLE)
                .where(col(Column.AS_OF).lt(Date.valueOf(frame.asOf())))
                .agg(max(Column.AS_OF))
                .first();
        return Optional.ofNullable(last.<Date>getAs(0)).map(Date::toLocalDate);
    }

    /** Counts and sums of the segments; made once, for several sections show them. */
    GroupedCustomers totals() {
        if (totals == null) {
            totals = GroupedCustomers.of(this);
        }
        return totals;
    }
}
