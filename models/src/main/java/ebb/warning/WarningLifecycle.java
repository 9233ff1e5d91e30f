package ebb.warning;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import ebb.schema.WarningsTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * The life of a warning: opened once, kept up to date while its cause lasts, closed by itself when the cause is gone.
 *
 * <p>What changes on a day follows from the warnings as they stood before the day and what is found on it. So a day done again changes nothing; done
 * again over other findings, it takes back what it opened and opens again what it closed.
 */
public final class WarningLifecycle {
    /** Whether the row is to be taken out: opened on this very day, and by what is now found wrongly so. */
    public static final String IS_VOID = "is_void";

    private static final String FOUND = "found_";
    private static final String STOOD = "stood_";

    private WarningLifecycle() {}

    /** Whether a warning can change on a day: it stands, or it closed on that day or later. */
    public static Column isInPlay(LocalDate day) {
        return col(WarningsTable.CLOSED_ON)
                .isNull()
                .or(col(WarningsTable.CLOSED_ON).geq(lit(Date.valueOf(day))));
    }

    /**
     * The rows that differ after the day: the columns of {@link WarningsTable}, and {@link #IS_VOID}.
     *
     * @param standing warnings in play on the day
     * @param findings of {@link FindingRows} on the day
     */
    public static Dataset<Row> changes(Dataset<Row> standing, Dataset<Row> findings, LocalDate day) {
        Dataset<Row> both = prefixed(standing, STOOD)
                .join(
                        prefixed(findings, FOUND),
                        stood(WarningsTable.CUSTOMER_ID)
                                .equalTo(found(WarningsTable.CUSTOMER_ID))
                                .and(stood(WarningsTable.RULE).equalTo(found(WarningsTable.RULE))),
                        "full_outer");
        Column today = lit(Date.valueOf(day));
        Column warns = coalesce(found(FindingRows.WARNS), lit(false));
        Column wasThere = stood(WarningsTable.OPENED_ON).lt(today);
        Column stands = warns.or(
                coalesce(wasThere, lit(false)).and(found(WarningsTable.RULE).isNotNull()));
        List<Column> after = new ArrayList<>();
        for (StructField field : WarningsTable.TABLE.schema().fields()) {
            after.add(after(field.name(), stands, today).as(field.name()));
        }
        Column isVoid = stood(WarningsTable.OPENED_ON).equalTo(today).and(warns.equalTo(false));
        after.add(coalesce(isVoid, lit(false)).as(IS_VOID));
        Column isKnown = stood(WarningsTable.RULE).isNotNull();
        Dataset<Row> changed =
                both.where(isKnown.or(warns)).where(differs(after).or(coalesce(isVoid, lit(false))));
        return changed.select(after.toArray(Column[]::new));
    }

    private static Column after(String column, Column stands, Column today) {
        if (FindingRows.FILLED.contains(column)) {
            return when(stands, found(column)).otherwise(stood(column));
        }
        Column openedOn = coalesce(stood(WarningsTable.OPENED_ON), today);
        return switch (column) {
            case WarningsTable.CUSTOMER_ID, WarningsTable.RULE -> coalesce(stood(column), found(column));
            case WarningsTable.OPENED_ON -> openedOn;
            case WarningsTable.STATUS -> when(stands, status(today)).otherwise(lit(WarningsTable.CLOSED));
            case WarningsTable.CLOSED_ON -> when(stands, lit(null).cast("date")).otherwise(today);
            case WarningsTable.CHECKED_ON -> today;
            case WarningsTable.AGE -> datediff(today, openedOn);
            default -> stood(column);
        };
    }

    /** Status of a warning that stands: what a person made of it stays, until the snooze is over. */
    private static Column status(Column today) {
        Column before = stood(WarningsTable.STATUS);
        Column isOver = before.equalTo(WarningsTable.SNOOZED)
                .and(stood(WarningsTable.SNOOZED_UNTIL_ON).lt(today));
        return when(before.isNull().or(before.equalTo(WarningsTable.CLOSED)).or(isOver), lit(WarningsTable.OPEN))
                .otherwise(before);
    }

    private static Column differs(List<Column> after) {
        StructField[] fields = WarningsTable.TABLE.schema().fields();
        Column differs = lit(false);
        for (int i = 0; i < fields.length; i++) {
            differs = differs.or(
                    org.apache.spark.sql.functions.not(stood(fields[i].name()).eqNullSafe(after.get(i))));
        }
        return differs;
    }

    private static Dataset<Row> prefixed(Dataset<Row> rows, String prefix) {
        return rows.select(Arrays.stream(rows.columns())
                .map(name -> rows.col(name).as(prefix + name))
                .toArray(Column[]::new));
    }

    private static Column stood(String column) {
        return col(STOOD + column);
    }

    private static Column found(String column) {
        return col(FOUND + column);
    }
}
