package ebb.ingest.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;

import ebb.conf.GateSettings;
import ebb.conf.InputFormat;
import ebb.ingest.catalogue.DataRefused;
import ebb.ingest.catalogue.Input;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.ingest.delivery.Delivery;
import ebb.ingest.delivery.FileCounts;
import ebb.ingest.delivery.FileWarnings;
import ebb.ingest.delivery.ValidatedRows;
import ebb.ingest.source.RowPosition;
import ebb.ingest.source.SourceRows;
import ebb.ingest.text.JsonFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StringType;

/** Lets a delivery pass, with a warning where too much of it was rejected, or refuses it whole before anything is written. */
public record DataGate(Delivery delivery) {
    private static final Set<Input> SAYS_WHO_MAY_BE_CONTACTED =
            Set.of(InputCatalogue.CUSTOMERS, InputCatalogue.SUPPRESSIONS);
    private static final int REASONS_SHOWN = 3;
    /** Messages show no addresses. */
    private static final Pattern ADDRESS = Pattern.compile("'[^']*@[^']*'");

    /**
     * Judges a delivery by its counts, and by the money and customers of what is rejected.
     *
     * @param judged its rows with their verdicts, looked at only where some are rejected
     * @return warnings
     */
    public List<String> check(FileCounts total, Dataset<Row> judged) {
        refuseAnonymous(total);
        List<String> warnings = new ArrayList<>(filtered(total));
        if (total.rejected() > 0) {
            warnings.addAll(ofRejected(total, judged));
        }
        return warnings;
    }

    /** A condition that no row meets was more probably written for other words than meant so. */
    private List<String> filtered(FileCounts total) {
        if (total.in() == 0 || total.filtered() < total.in()) {
            return List.of();
        }
        String found = "no row meets inputs." + input().name() + ".where: '"
                + delivery.settings().where() + "' leaves all " + number(total.in()) + " rows out";
        if (input().equals(InputCatalogue.PURCHASES) && delivery.known().isEmpty()) {
            throw new DataRefused(
                    "Cannot ingest " + input().name() + ": " + found
                            + ". Nothing was written. Compare the condition with the values in the file, capitals and blanks included.");
        }
        return List.of(input().name() + ": " + found + ". Compare it with the values in the file.");
    }

    private List<String> ofRejected(FileCounts total, Dataset<Row> judged) {
        Dataset<Row> rejected = judged.where(col(ValidatedRows.VERDICT).equalTo(ValidatedRows.REJECTED));
        String advice = new FormatAdvice(input(), delivery.settings()).of(rejected) + ofDocuments(rejected);
        List<String> warnings = new ArrayList<>(checkRows(total, rejected, advice));
        RejectionImpact impact = new RejectionImpact(input(), settings(), judged);
        warnings.addAll(impact.check(List.copyOf(warnings), () -> reasons(rejected, advice)));
        if (SAYS_WHO_MAY_BE_CONTACTED.contains(input())) {
            warnings.add(input().name() + ": " + inWords(total.rejected(), total.in(), "are rejected")
                    + ", so what they ask is not known. The customers they name are not contacted until the rows are corrected and delivered again."
                    + (warnings.isEmpty() ? reasons(rejected, advice) : ""));
        } else if (warnings.isEmpty() && !advice.isEmpty()) {
            warnings.add(input().name() + ":" + advice);
        }
        return warnings;
    }

    /** A document that is refused as one record may have held a whole page of them: always said, with its file. */
    private String ofDocuments(Dataset<Row> rejected) {
        if (delivery.settings().format() != InputFormat.JSON) {
            return "";
        }
        Column place = col(SourceRows.PLACE);
        Row found = rejected.where(col(SourceRows.REASON).equalTo(JsonFormat.NO_ARRAY))
                .agg(
                        count(lit(1)),
                        min_by(RowPosition.fileName(place, delivery.plan().read()), place),
                        min_by(col(ValidatedRows.DETAIL), place))
                .head();
        return found.getLong(0) == 0
                ? ""
                : " " + number(found.getLong(0))
                        + " records are of documents in which the array of records is not where it"
                        + " should be, first in " + FileWarnings.shortName(found.getString(1)) + " ("
                        + found.getString(2) + "): there may be more in them than is counted. Fetch them again, or"
                        + " deliver them apart with their own options.records or options.lines.";
    }

    private Input input() {
        return delivery.input();
    }

    private GateSettings settings() {
        return delivery.settings().gate();
    }

    private void refuseAnonymous(FileCounts total) {
        if (total.in() > 0 && share(total.anonymous(), total.in()) > settings().anonymousStopShare()) {
            throw new DataRefused("Cannot ingest " + input().name() + ": "
                    + inWords(
                            total.anonymous(),
                            total.in(),
                            "have no " + input().anonymous().orElse("customer"))
                    + ", over the limit of " + percent(settings().anonymousStopShare())
                    + ". Nothing was written. Check "
                    + key("columns." + input().anonymous().orElse("")) + ", or raise "
                    + key("gate.anonymous-stop-share")
                    + ".");
        }
    }

    private List<String> checkRows(FileCounts total, Dataset<Row> rejected, String advice) {
        if (share(total.rejected(), total.in()) <= settings().rejectedWarnShare()) {
            return List.of();
        }
        String found = inWords(total.rejected(), total.in(), "are rejected");
        String reasons = reasons(rejected, advice);
        if (share(total.rejected(), total.in()) > settings().rejectedStopShare()) {
            throw new DataRefused("Cannot ingest " + input().name() + ": " + found + ", over the limit of "
                    + percent(settings().rejectedStopShare()) + "." + reasons
                    + " Nothing was written. Correct the file or " + key("columns") + ", or raise "
                    + key("gate.rejected-stop-share") + ".");
        }
        return List.of(input().name() + ": " + found + ", over the "
                + percent(settings().rejectedWarnShare()) + " that is normal." + reasons
                + " The rows are in the table rejected.");
    }

    /** Sentences, each with a blank before it: the most frequent reasons and what to do. */
    private String reasons(Dataset<Row> rejected, String advice) {
        String frequent = topReasons(rejected);
        return " Most often: " + frequent + advice
                + (frequent.contains(" is missing")
                        ? " If the value stands on the first line of an order only, set options.fill-down to its column."
                        : "");
    }

    private String topReasons(Dataset<Row> rejected) {
        return rejected
                .groupBy(SourceRows.REASON)
                .agg(
                        count(lit(1)).as("rows"),
                        min_by(col(ValidatedRows.DETAIL), col(SourceRows.PLACE)),
                        min_by(
                                RowPosition.fileName(
                                        col(SourceRows.PLACE), delivery.plan().read()),
                                col(SourceRows.PLACE)),
                        min_by(delivery.line(), col(SourceRows.PLACE)))
                .orderBy(col("rows").desc(), col(SourceRows.REASON))
                .limit(REASONS_SHOWN)
                .collectAsList()
                .stream()
                .map(row -> number(row.getLong(1)) + " x " + inWords(row))
                .collect(Collectors.joining("; ", "", "."));
    }

    /** The reason, once, with an example and where it stands; never the row itself or a text of it, which may be about a person. */
    private String inWords(Row row) {
        String reason = row.getString(0);
        String detail = row.getString(2);
        String file = FileWarnings.shortName(row.getString(3));
        String where = "first in " + file + (row.isNullAt(4) ? "" : ", line " + row.getLong(4));
        if (detail == null || detail.equals(reason) || isAboutText(reason)) {
            return reason + " (" + where + ")";
        }
        return detail.startsWith(reason + ":")
                ? detail + " (" + where + ")"
                : reason + ", for example " + ADDRESS.matcher(detail).replaceAll("(an e-mail address)") + " (" + where
                        + ")";
    }

    private boolean isAboutText(String reason) {
        return input().fields().stream()
                .anyMatch(field -> field.dataType() instanceof StringType && reason.startsWith(field.name() + " "));
    }

    private static String inWords(long rows, long in, String are) {
        return number(rows) + " of " + number(in) + " rows (" + percent(share(rows, in)) + ") " + are;
    }

    private String key(String below) {
        return "inputs." + input().name() + "." + below;
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
