package ebb.ingest.check;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import ebb.ingest.delivery.ValidatedRows;
import ebb.ingest.source.SourceRows;
import ebb.schema.AliasesTable;
import ebb.schema.Ingested;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rejects aliases that cannot be followed: those that lead back to where they began, so that no id is the last. */
public final class AliasCycles {
    private static final String REASON = AliasesTable.CANONICAL_ID + " leads back to " + AliasesTable.CUSTOMER_ID;

    private AliasCycles() {}

    /**
     * The delivery with the rows of a cycle rejected; an id that names itself is none.
     *
     * @param left rows of the table that stay
     */
    public static ValidatedRows reject(ValidatedRows judged, Dataset<Row> left) {
        Map<String, Set<String>> next = new HashMap<>();
        add(next, left);
        add(next, judged.accepted());
        Set<String> circular = circular(next);
        if (circular.isEmpty()) {
            return judged;
        }
        Object[] ids = circular.toArray();
        Column id = col(AliasesTable.CUSTOMER_ID);
        Column target = col(AliasesTable.CANONICAL_ID);
        Column isCircular = coalesce(
                col(ValidatedRows.VERDICT)
                        .equalTo(ValidatedRows.ACCEPTED)
                        .and(id.isin(ids))
                        .and(target.isin(ids))
                        .and(id.notEqual(target)),
                lit(false));
        String detail = "of ids that lead from one to the other none may lead back to the first";
        return judged.with(judged.rows()
                .withColumn(Ingested.ROW_KEY, when(not(isCircular), col(Ingested.ROW_KEY)))
                .withColumn(SourceRows.REASON, when(isCircular, lit(REASON)).otherwise(col(SourceRows.REASON)))
                .withColumn(ValidatedRows.DETAIL, when(isCircular, lit(detail)).otherwise(col(ValidatedRows.DETAIL)))
                .withColumn(
                        ValidatedRows.RAW_TEXT,
                        when(isCircular, concat(id, lit(" to "), target)).otherwise(col(ValidatedRows.RAW_TEXT)))
                .withColumn(
                        ValidatedRows.VERDICT,
                        when(isCircular, lit(ValidatedRows.REJECTED)).otherwise(col(ValidatedRows.VERDICT))));
    }

    private static void add(Map<String, Set<String>> next, Dataset<Row> aliases) {
        List<Row> rows = aliases.select(AliasesTable.CUSTOMER_ID, AliasesTable.CANONICAL_ID)
                .collectAsList();
        for (Row row : rows) {
            if (!row.getString(0).equals(row.getString(1))) {
                next.computeIfAbsent(row.getString(0), any -> new TreeSet<>()).add(row.getString(1));
            }
        }
    }

    /** The ids on a cycle, or between two: what is left when ids that lead nowhere, and those that nothing leads to, are taken away until none is. */
    private static Set<String> circular(Map<String, Set<String>> next) {
        Set<String> left = new HashSet<>(next.keySet());
        boolean changed = true;
        while (changed) {
            Set<String> here = Set.copyOf(left);
            changed = left.removeIf(id -> next.get(id).stream().noneMatch(here::contains));
            Set<String> reached = new HashSet<>();
            left.forEach(id -> reached.addAll(next.get(id)));
            changed |= left.retainAll(reached);
        }
        return left;
    }
}
