package ebb.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;

import ebb.conf.GateSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Lets a delivery pass, with a warning where too much of it was rejected, or refuses it whole before anything is written. */
record DataGate(Input input, GateSettings settings) {
    private static final int REASONS_SHOWN = 3;
    private static final int RAW_CHARS_SHOWN = 200;

    /**
     * Judges a delivery by its counts, and by the money and customers of what is rejected.
     *
     * @param judged its rows with their verdicts, looked at only where some are rejected
     * @return warnings
     */
    List<String> check(FileCounts total, Dataset<Row> judged) {
        refuseAnonymous(total);
        if (total.rejected() == 0) {
            return List.of();
        }
        RejectionImpact stake = new RejectionImpact(input, settings, judged);
        String advice = stake.numberFormat();
        Dataset<Row> rejected = judged.where(col(ValidatedRows.VERDICT).equalTo(ValidatedRows.REJECTED));
        List<String> warnings = new ArrayList<>(checkRows(total, rejected, advice));
        warnings.addAll(stake.check(warnings.isEmpty() ? advice : ""));
        return warnings;
    }

    private void refuseAnonymous(FileCounts total) {
        if (total.in() > 0 && share(total.anonymous(), total.in()) > settings.anonymousStopShare()) {
            throw new DataRefused("Cannot ingest " + input.name() + ": "
                    + inWords(
                            total.anonymous(),
                            total.in(),
                            "have no " + input.anonymous().orElse("customer"))
                    + ", over the limit of " + percent(settings.anonymousStopShare()) + ". Nothing was written. Check "
                    + key("columns." + input.anonymous().orElse("")) + ", or raise " + key("gate.anonymous-stop-share")
                    + ".");
        }
    }

    private List<String> checkRows(FileCounts total, Dataset<Row> rejected, String advice) {
        if (share(total.rejected(), total.in()) <= settings.rejectedWarnShare()) {
            return List.of();
        }
        String found = inWords(total.rejected(), total.in(), "are rejected");
        String frequent = topReasons(rejected);
        String reasons = " Most often: " + frequent + advice + fillDown(frequent);
        if (share(total.rejected(), total.in()) > settings.rejectedStopShare()) {
            throw new DataRefused("Cannot ingest " + input.name() + ": " + found + ", over the limit of "
                    + percent(settings.rejectedStopShare()) + "." + reasons
                    + "Nothing was written. Correct the file or " + key("columns") + ", or raise "
                    + key("gate.rejected-stop-share") + ".");
        }
        return List.of(input.name() + ": " + found + ", over the " + percent(settings.rejectedWarnShare())
                + " that is normal." + reasons + "The rows are in the table rejected.");
    }

    private static String fillDown(String reasons) {
        return reasons.contains(" is missing, for example")
                ? "If the value stands on the first line of an order only, set options.fill-down to its column. "
                : "";
    }

    private String topReasons(Dataset<Row> rejected) {
        return rejected
                .groupBy(ValidatedRows.REASON)
                .agg(
                        count(lit(1)).as("rows"),
                        min_by(col(ValidatedRows.DETAIL), col(SourceRows.PLACE)),
                        min_by(col(ValidatedRows.RAW_TEXT), col(SourceRows.PLACE)))
                .orderBy(col("rows").desc(), col(ValidatedRows.REASON))
                .limit(REASONS_SHOWN)
                .collectAsList()
                .stream()
                .map(row -> number(row.getLong(1)) + " x " + row.getString(0) + ", for example " + row.getString(2)
                        + " in: " + shortened(row.getString(3)))
                .collect(Collectors.joining("; ", "", ". "));
    }

    private static String shortened(String raw) {
        return raw.length() <= RAW_CHARS_SHOWN ? raw : raw.substring(0, RAW_CHARS_SHOWN) + "...";
    }

    private static String inWords(long rows, long in, String are) {
        return number(rows) + " of " + number(in) + " rows (" + percent(share(rows, in)) + ") " + are;
    }

    private String key(String below) {
        return "inputs." + input.name() + "." + below;
    }

    private static double share(long part, long whole) {
        return (double) part / whole;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
