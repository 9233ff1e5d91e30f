package ebb.ingest;

import ebb.conf.InputSettings;
import ebb.ingest.text.NumberStyle;
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

/** Warns of texts that can be read and mean something else: what the first rows of a delivery show. */
record AmbiguousValues(Input input, InputSettings settings, ZoneId zone) {
    private static final int ROWS = 500;

    static List<String> warnings(Input input, InputSettings settings, SourceRows source, ZoneId zone) {
        AmbiguousValues first = new AmbiguousValues(input, settings, zone);
        List<MappedField> fields = Mapping.resolve(input, settings, source).stream()
                .filter(first::isLookedAt)
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

    private boolean isLookedAt(MappedField field) {
        return field.sourceType() instanceof StringType && (isMoment(field.name()) || isAmount(field.name()));
    }

    private boolean isMoment(String column) {
        return input.past().contains(column) && ZoneCheck.isUtc(zone);
    }

    private boolean isAmount(String column) {
        return column.equals(PurchasesTable.AMOUNT) && settings.numberFormat() == null;
    }

    /** What the texts of a column may mean instead, with what to set. */
    Optional<String> advice(String column, List<String> texts) {
        if (isMoment(column)) {
            return ZoneCheck.advice(texts).map(words -> column + " " + words);
        }
        return isAmount(column)
                ? NumberStyle.thousandsReadAsDecimals(texts)
                        .map(text -> column + " has three decimals in '" + text
                                + "' and no decimals elsewhere: if the point separates thousands, set inputs."
                                + input.name()
                                + ".number-format to '1.234,56'.")
                : Optional.empty();
    }
}
