package ebb.ingest.value;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import ebb.conf.NearestName;
import ebb.conf.SettingsException;
import ebb.ingest.catalogue.Input;
import ebb.ingest.source.Failures;
import ebb.ingest.source.SourceRows;
import ebb.ingest.text.NumberStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import scala.jdk.javaapi.CollectionConverters;

/** The condition of the conf that decides which rows of a source are taken; checked before any row is read. */
public record RowFilter(Input input, String condition, Optional<NumberStyle> number) {

    /** Whether a row is left out: the condition is false, or null because what it asks for is missing. */
    public Column leavesOut(SourceRows source) {
        if (condition == null) {
            return lit(false);
        }
        check(source);
        return coalesce(asked(), lit(false)).equalTo(false);
    }

    private Column asked() {
        return NumberFunction.column(condition, number);
    }

    private void check(SourceRows source) {
        Dataset<Row> asked;
        try {
            asked = source.rows().select(asked());
        } catch (Exception e) {
            if (e instanceof AnalysisException analysis) {
                throw refusal(source, reason(analysis, source.sourceColumns()));
            }
            throw e;
        }
        if (!asked.schema().fields()[0].dataType().equals(DataTypes.BooleanType)) {
            throw refusal(
                    source, "it gives " + asked.schema().fields()[0].dataType().sql() + ", not true or false.");
        }
        requireInEachFile(source, asked);
    }

    /** A file without the column would lose all its rows without a word. */
    private void requireInEachFile(SourceRows source, Dataset<Row> asked) {
        Set<String> wanted =
                CollectionConverters.asJava(
                                asked.queryExecution().analyzed().references().toSeq())
                        .stream()
                        .map(attribute -> attribute.name())
                        .collect(Collectors.toSet());
        source.files().forEach((file, facts) -> {
            List<String> columns = facts.columns();
            Set<String> has = columns.stream().map(RowFilter::lower).collect(Collectors.toSet());
            List<String> missing = wanted.stream()
                    .filter(name -> source.sourceColumns().contains(name) && !has.contains(lower(name)))
                    .sorted()
                    .toList();
            if (!columns.isEmpty() && !missing.isEmpty()) {
                throw refusal(source, file + " has no column " + String.join(", ", missing) + ".");
            }
        });
    }

    private static String reason(AnalysisException e, List<String> columns) {
        if (!String.valueOf(e.getCondition()).startsWith("UNRESOLVED_COLUMN")) {
            return Failures.firstLine(e);
        }
        String name = String.valueOf(e.getMessageParameters().get("objectName")).replace("`", "");
        return "there is no column " + name + "."
                + NearestName.of(name, columns)
                        .map(nearest -> " Did you mean " + nearest + "?")
                        .orElse("");
    }

    private SettingsException refusal(SourceRows source, String why) {
        return new SettingsException("Cannot use inputs." + input.name() + ".where: '" + condition + "': " + why
                + Backticks.hint(condition, source.sourceColumns()) + " Write a condition over the source's columns: "
                + String.join(", ", source.sourceColumns()) + ".");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
