package ebb.ingest.check;

import static org.apache.spark.sql.functions.col;

import ebb.conf.InputSettings;
import ebb.ingest.catalogue.Input;
import ebb.ingest.delivery.ValidatedRows;
import ebb.ingest.source.SourceRows;
import ebb.ingest.text.DateForm;
import ebb.ingest.text.NumberStyle;
import ebb.ingest.value.Backticks;
import ebb.ingest.value.FieldReader;
import ebb.ingest.value.NumberFunction;
import ebb.ingest.value.ShortenedId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What to set where texts are refused that are numbers or dates written in another way, and what to do where ids have lost digits. */
record FormatAdvice(Input input, InputSettings settings) {
    private static final int TEXTS = 1_000;
    private static final Pattern EXPRESSION = Pattern.compile("[(*+/]| - ");
    private static final double NEARLY_ALL = 0.9;

    /** Sentences, each with a blank before it; empty: nothing that a setting would help. */
    String of(Dataset<Row> rejected) {
        List<String> numbers = new ArrayList<>();
        List<String> inExpressions = new ArrayList<>();
        Map<String, List<String>> dates = new TreeMap<>();
        List<String> ids = new ArrayList<>();
        for (Row row : rejected.where(col(ValidatedRows.MISREAD).isNotNull())
                .select(SourceRows.REASON, ValidatedRows.MISREAD)
                .limit(TEXTS)
                .collectAsList()) {
            String reason = row.getString(0);
            List<String> alike = reason.endsWith(ShortenedId.REASON)
                    ? ids
                    : reason.endsWith(FieldReader.NOT_A_DATE)
                            ? dates.computeIfAbsent(column(reason), none -> new ArrayList<>())
                            : isExpression(reason) ? inExpressions : numbers;
            alike.add(row.getString(1));
        }
        return ofNumbers(numbers, this::setNumberFormat).orElse("")
                + ofNumbers(inExpressions, this::readNumbers).orElse("")
                + ofDates(dates)
                + ids.stream()
                        .findFirst()
                        .map(id -> " Ids such as '" + id + "' were refused:" + ShortenedId.ADVICE)
                        .orElse("");
    }

    /** Whether the conf has an expression, which no number format reaches, for the column that a reason begins with. */
    private boolean isExpression(String reason) {
        String source = source(column(reason));
        return EXPRESSION.matcher(source).find() && !NumberFunction.isIn(source);
    }

    private static String column(String reason) {
        return reason.substring(0, reason.indexOf(' '));
    }

    /** The column or expression that gives a column of the table. */
    private String source(String column) {
        return settings.columns().getOrDefault(column, column);
    }

    private static Optional<String> ofNumbers(List<String> all, Function<List<String>, String> advice) {
        List<String> texts = all.stream()
                .filter(text -> NumberStyle.readLeniently(text).isPresent())
                .toList();
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        List<String> usual = texts.stream().filter(NumberStyle::isUsual).toList();
        String example = usual.isEmpty() ? texts.get(0) : usual.get(0);
        return Optional.of(" Numbers such as '" + example + "' were refused for how they are written: "
                + (usual.isEmpty()
                        ? "no number format reads them, write them out in the source or map the column to an expression that does."
                        : advice.apply(usual)));
    }

    private String readNumbers(List<String> texts) {
        boolean isSet = settings.numberFormat() != null || texts.stream().allMatch(NumberStyle::isReadByDefault);
        return "write " + NumberFunction.call("column") + " in place of the column in the expression"
                + (isSet ? "." : ", and " + setNumberFormat(texts));
    }

    private String setNumberFormat(List<String> texts) {
        String key = "inputs." + input.name() + ".number-format";
        if (settings.numberFormat() != null && texts.stream().allMatch(NumberStyle::isReadByDefault)) {
            return "leave " + key + " out, without it they can be read.";
        }
        return "set " + key + ", "
                + NumberStyle.propose(texts)
                        .map(style -> "probably to '" + style + "'.")
                        .orElse("for example to '1.234,56'.");
    }

    /** One format reads all dates of an input; where none does, each column may have an expression. */
    private String ofDates(Map<String, List<String>> columns) {
        List<String> fitting =
                formats(columns.values().stream().flatMap(List::stream).toList());
        if (!fitting.isEmpty()) {
            String example = columns.values().iterator().next().get(0);
            return refused(example) + "set inputs." + input.name() + ".date-format, probably to '"
                    + String.join("' or '", fitting) + "'"
                    + (fitting.size() > 1 ? ", for the texts fit both." : ".");
        }
        return columns.entrySet().stream()
                .flatMap(column -> expression(column.getKey(), column.getValue()).stream()
                        .map(sql -> refused(column.getValue().get(0)) + "set inputs." + input.name() + ".columns."
                                + column.getKey() + " to \"" + sql + "\"."))
                .collect(Collectors.joining());
    }

    private static String refused(String example) {
        return " Dates such as '" + example + "' were refused for how they are written: ";
    }

    /** What reads nearly all of the texts where no pattern does, as days of a spreadsheet or seconds since 1970; empty: nothing, or an expression is set already. */
    private Optional<String> expression(String column, List<String> texts) {
        List<String> some = texts.stream().map(String::strip).distinct().toList();
        return EXPRESSION.matcher(source(column)).find()
                ? Optional.empty()
                : DateForm.ALL.stream()
                        .filter(form -> some.stream()
                                        .filter(text -> form.day(text).isPresent())
                                        .count()
                                >= NEARLY_ALL * some.size())
                        .findFirst()
                        .flatMap(form -> form.expression(Backticks.in(source(column)), some));
    }

    /** The patterns that read nearly all of the texts: none, one, or two of which one has the day first and the other the month. */
    static List<String> formats(List<String> texts) {
        List<String> some =
                texts.stream().map(String::strip).distinct().limit(TEXTS).toList();
        Map<String, Long> read = DateForm.ALL.stream()
                .flatMap(form -> some.stream().flatMap(text -> form.format(text).stream()))
                .collect(Collectors.groupingBy(format -> format, LinkedHashMap::new, Collectors.counting()));
        long most = read.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return read.keySet().stream()
                .filter(format -> read.get(format) == most && most >= NEARLY_ALL * some.size())
                .toList();
    }
}
