package ebb.ingest.value;

import ebb.conf.InputSettings;
import ebb.conf.NearestName;
import ebb.conf.SettingsException;
import ebb.ingest.catalogue.Input;
import ebb.ingest.source.Failures;
import ebb.ingest.source.FileFacts;
import ebb.ingest.source.SourceRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.types.StructField;
import scala.jdk.javaapi.CollectionConverters;

/** Finds for each column of the table the source column or expression that gives it, before any row is read; names all that is missing at once. */
public final class Mapping {
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
    public static List<MappedField> resolve(Input input, InputSettings settings, SourceRows source) {
        Mapping mapping = new Mapping(input, settings, source);
        mapping.refuseUnknownColumns();
        input.fields().forEach(mapping::find);
        mapping.refuseMissing("the source", mapping.sourceColumns);
        mapping.source.files().forEach(mapping::requireIn);
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
            missing.add(describe(field.name(), wanted, sourceColumns));
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
            Column column = NumberFunction.column(expression, ValueFormats.number(input, settings));
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
                missing.add(describe(field.name(), name, sourceColumns));
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
                + " nor an expression over its columns: " + why + Backticks.hint(expression, sourceColumns)
                + " The source has "
                + String.join(", ", sourceColumns) + ".");
    }

    /**
     * A file may lack a column that the table can do without and that nobody asked for by name. An expression needs one of its columns: those that a file
     * lacks are null there.
     */
    private void requireIn(String file, FileFacts facts) {
        if (facts.columns().isEmpty()) {
            return;
        }
        TreeSet<String> has = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        has.addAll(facts.columns());
        TreeSet<String> repeated = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        repeated.addAll(facts.repeated());
        for (MappedField field : mapped) {
            boolean asked = settings.columns().containsKey(field.name())
                    || !field.field().nullable();
            if (asked
                    && !field.references().isEmpty()
                    && field.references().stream().noneMatch(has::contains)) {
                field.references()
                        .forEach(column -> missing.add(describe(field.name(), column, has) + elsewhere(column)));
            }
            field.references().stream()
                    .filter(repeated::contains)
                    .findFirst()
                    .ifPresent(column -> refuseRepeated(file, field, repeated.ceiling(column)));
        }
        refuseMissing(file, facts.columns());
    }

    private String elsewhere(String column) {
        return source.files().size() == 1
                ? ""
                : ", which other files have: where it is called otherwise here, map it to coalesce(" + column
                        + ", its other name)";
    }

    private void refuseRepeated(String file, MappedField field, String column) {
        throw new SettingsException("Cannot read " + input.name() + " from " + file + ": it has two columns called "
                + column + ", and " + field.name() + " needs one of them. Rename one, or map "
                + key(field.name()) + " to " + column + "_2 for the second of them.");
    }

    private static String describe(String column, String wanted, Set<String> there) {
        return (wanted.equalsIgnoreCase(column) ? column : column + " (mapped to " + wanted + ")")
                + NearestName.of(wanted, there)
                        .map(name -> ", nearest: " + name)
                        .orElse("");
    }

    private void refuseMissing(String where, Collection<String> columns) {
        if (!missing.isEmpty()) {
            String named = source.files().size() == 1
                    ? source.files().keySet().iterator().next()
                    : where;
            throw new SettingsException("Cannot read " + input.name() + " from " + named + ": columns missing for "
                    + missing.stream().distinct().collect(Collectors.joining("; ")) + ". It has "
                    + String.join(", ", columns) + ". " + advice(named));
        }
    }

    /** What the reader of the format makes of it, or else to map the columns. */
    private String advice(String file) {
        List<String> advice = source.files().entrySet().stream()
                .filter(entry -> entry.getKey().equals(file) || !source.files().containsKey(file))
                .map(entry -> entry.getValue().advice())
                .filter(words -> !words.isEmpty())
                .distinct()
                .toList();
        return advice.isEmpty() ? "Map them under inputs." + input.name() + ".columns." : String.join(" ", advice);
    }

    private String key(String column) {
        return "inputs." + input.name() + ".columns." + column;
    }
}
