package ebb.ingest;

import static org.apache.spark.sql.functions.expr;

import ebb.conf.InputSettings;
import ebb.conf.NearestName;
import ebb.conf.SettingsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.types.StructField;
import scala.jdk.javaapi.CollectionConverters;

/** Finds for each column of the table the source column or expression that gives it, before any row is read; names all that is missing at once. */
final class Mapping {
    private final Input input;
    private final InputSettings settings;
    private final SourceRows source;
    private final TreeSet<String> sourceColumns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> missing = new ArrayList<>();
    private final List<MappedField> mapped = new ArrayList<>();

    private Mapping(Input input, InputSettings settings, SourceRows source) {
        this.input = input;
        this.settings = settings;
        this.source = source;
        this.sourceColumns.addAll(source.sourceColumns());
    }

    /** The fields that the source gives; those it may leave out and does are not among them. */
    static List<MappedField> resolve(Input input, InputSettings settings, SourceRows source) {
        Mapping mapping = new Mapping(input, settings, source);
        mapping.refuseUnknownColumns();
        input.fields().forEach(mapping::find);
        mapping.refuseMissing("the source", mapping.sourceColumns);
        mapping.source.columns().forEach(mapping::requireIn);
        return mapping.mapped;
    }

    private void refuseUnknownColumns() {
        List<String> known = input.fields().stream().map(StructField::name).toList();
        for (String column : settings.columns().keySet()) {
            if (!known.contains(column)) {
                throw new SettingsException("Cannot use " + key(column) + ": " + input.name() + " has no such column."
                        + NearestName.of(column, known)
                                .map(name -> " Did you mean " + name + "?")
                                .orElse("")
                        + " It has " + String.join(", ", known) + ".");
            }
        }
    }

    private void find(StructField field) {
        String wanted = settings.columns().getOrDefault(field.name(), field.name());
        boolean asked = settings.columns().containsKey(field.name()) || !field.nullable();
        if (sourceColumns.contains(wanted)) {
            mapped.add(new MappedField(field, wanted, SourceRows.column(wanted), typeOf(wanted), List.of(wanted)));
        } else if (settings.columns().containsKey(field.name())) {
            analyse(field, wanted).ifPresent(mapped::add);
        } else if (asked) {
            missing.add(describe(field.name(), wanted));
        }
    }

    private org.apache.spark.sql.types.DataType typeOf(String column) {
        return source.rows()
                .select(SourceRows.column(column))
                .schema()
                .fields()[0]
                .dataType();
    }

    /** Empty where the expression needs a column that is not there, which is noted. */
    private Optional<MappedField> analyse(StructField field, String expression) {
        try {
            Column column = expr(expression);
            var selected = source.rows().select(column);
            LogicalPlan plan = selected.queryExecution().analyzed();
            if (!(plan instanceof Project project)
                    || project.child() != source.rows().queryExecution().analyzed()) {
                throw bad(field.name(), expression, "it does not give one value for each row.");
            }
            List<String> references = CollectionConverters.asJava(
                            project.references().toSeq())
                    .stream()
                    .map(attribute -> attribute.name())
                    .sorted()
                    .toList();
            return Optional.of(new MappedField(
                    field, expression, column, selected.schema().fields()[0].dataType(), references));
        } catch (Exception e) {
            if (e instanceof AnalysisException analysis
                    && String.valueOf(analysis.getCondition()).startsWith("UNRESOLVED_COLUMN")) {
                String name = String.valueOf(analysis.getMessageParameters().get("objectName"))
                        .replace("`", "");
                missing.add(describe(field.name(), name));
                return Optional.empty();
            }
            if (e instanceof AnalysisException) {
                throw bad(field.name(), expression, Failures.firstLine(e));
            }
            throw e;
        }
    }

    private SettingsException bad(String column, String expression, String why) {
        return new SettingsException("Cannot use " + key(column) + ": '" + expression
                + "' is neither a column of the source"
                + " nor an expression over its columns: " + why + " The source has " + String.join(", ", sourceColumns)
                + ".");
    }

    /** A file may lack a column that the table can do without and that nobody asked for by name. */
    private void requireIn(String file, List<String> columns) {
        if (columns.isEmpty()) {
            return;
        }
        TreeSet<String> has = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        has.addAll(columns);
        for (MappedField field : mapped) {
            boolean asked = settings.columns().containsKey(field.name())
                    || !field.field().nullable();
            field.references().stream()
                    .filter(column -> asked && !has.contains(column))
                    .forEach(column -> missing.add(describe(field.name(), column)));
        }
        refuseMissing(file, columns);
    }

    private String describe(String column, String wanted) {
        return (wanted.equalsIgnoreCase(column) ? column : column + " (mapped to " + wanted + ")")
                + NearestName.of(wanted, sourceColumns)
                        .map(name -> ", nearest: " + name)
                        .orElse("");
    }

    private void refuseMissing(String where, Collection<String> columns) {
        if (!missing.isEmpty()) {
            String named = source.columns().size() == 1
                    ? source.columns().keySet().iterator().next()
                    : where;
            throw new SettingsException("Cannot read " + input.name() + " from " + named + ": columns missing for "
                    + missing.stream().distinct().collect(Collectors.joining("; ")) + ". It has "
                    + String.join(", ", columns) + ". Map them under inputs." + input.name() + ".columns.");
        }
    }

    private String key(String column) {
        return "inputs." + input.name() + ".columns." + column;
    }
}
