package ebb.ingest.value;

import ebb.conf.InputSettings;
import ebb.ingest.catalogue.Input;
import ebb.ingest.source.SourceRows;
import ebb.ingest.text.DecimalsSeen;
import ebb.schema.PurchasesTable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.unsafe.types.UTF8String;

/** Warns of texts that can be read and mean something else. */
public record AmbiguousValues(Input input, InputSettings settings, ZoneId zone) {
    static final List<String> MAY_HAVE_THOUSANDS =
            List.of(PurchasesTable.AMOUNT, PurchasesTable.QUANTITY, PurchasesTable.UNIT_PRICE);
    private static final int ROWS = 500;

    /** What the first rows of a delivery show of its zone. */
    public static List<String> ofZone(Input input, InputSettings settings, SourceRows source, ZoneId zone) {
        AmbiguousValues first = new AmbiguousValues(input, settings, zone);
        List<MappedField> fields = Mapping.resolve(input, settings, source).stream()
                .filter(field -> field.sourceType() instanceof StringType && first.isMoment(field.name()))
                .toList();
        if (fields.isEmpty()) {
            return List.of();
        }
        List<Row> rows = source.rows()
                .select(IntStream.range(0, fields.size())
                        .mapToObj(i -> fields.get(i).source().as("text_" + i))
                        .toArray(Column[]::new))
                .limit(ROWS)
                .collectAsList();
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            int column = i;
            List<String> texts = rows.stream()
                    .map(row -> row.getString(column))
                    .filter(Objects::nonNull)
                    .toList();
            first.advice(fields.get(i).name(), texts)
                    .map(words -> input.name() + ": " + words)
                    .ifPresent(warnings::add);
        }
        return warnings;
    }

    /** What all rows of a delivery, once read, show of its numbers. */
    public static List<String> thousands(Input input, ValueFormats formats) {
        return formats.watches().entrySet().stream()
                .flatMap(watch ->
                        thousands(input, watch.getKey(), watch.getValue().value()).stream())
                .map(words -> input.name() + ": " + words)
                .toList();
    }

    private static Optional<String> thousands(Input input, String column, DecimalsSeen seen) {
        return seen.suspect()
                .map(text -> column + " has three decimals in '" + text
                        + "' and no decimals elsewhere: if the " + (seen.mark() == ',' ? "comma" : "point")
                        + " separates thousands, set inputs." + input.name() + ".number-format to '"
                        + (seen.mark() == ',' ? "1,234.56" : "1.234,56") + "'.");
    }

    private boolean isMoment(String column) {
        return input.past().contains(column) && ZoneCheck.isUtc(zone);
    }

    /** What the texts of a column may mean instead, with what to set. */
    public Optional<String> advice(String column, List<String> texts) {
        if (isMoment(column)) {
            return ZoneCheck.advice(texts).map(words -> column + " " + words);
        }
        if (!MAY_HAVE_THOUSANDS.contains(column)) {
            return Optional.empty();
        }
        DecimalsSeen seen = new DecimalsSeen(ValueFormats.decimalMark(ValueFormats.number(input, settings)));
        texts.forEach(text -> seen.see(UTF8String.fromString(text)));
        return thousands(input, column, seen);
    }
}
