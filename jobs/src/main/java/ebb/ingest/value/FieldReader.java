package ebb.ingest.value;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.try_to_timestamp;
import static org.apache.spark.sql.functions.when;

import ebb.conf.SettingsException;
import ebb.ingest.catalogue.Input;
import ebb.ingest.source.SourceRows;
import ebb.ingest.text.NumberStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** Turns a source value into the table's type and says what is wrong where it cannot: null is never made of something in silence. */
public record FieldReader(Input input, MappedField mapped, AcceptanceLimits believed, ValueFormats formats) {
    private static final String VALUE = "__ebb_value_";
    /** Shortest full date: a year or a month alone is no day, though Spark would make one of it. */
    private static final int SHORTEST_DATE = "2011-1-1".length();

    public static final String NOT_A_NUMBER = " is not a number";
    public static final String NOT_A_DATE = " is not a date or time";

    private static final DecimalType WIDE = new DecimalType(38, 6);

    public FieldReader {
        DataType from = mapped.sourceType();
        boolean readable = from instanceof StringType
                || switch (kind(mapped.field().dataType())) {
                    case TEXT -> true;
                    case TIME ->
                        from instanceof DateType || from instanceof TimestampType || from instanceof TimestampNTZType;
                    case NUMBER -> from instanceof NumericType;
                    case SWITCH -> from instanceof BooleanType || from instanceof NumericType;
                }
                || from.equals(org.apache.spark.sql.types.DataTypes.NullType);
        if (!readable) {
            throw new SettingsException("Cannot use inputs." + input.name() + ".columns." + mapped.name() + ": '"
                    + mapped.text() + "' gives " + from.sql() + ", and " + mapped.name() + " is "
                    + mapped.field().dataType().sql() + ". Write an expression that gives the right type.");
        }
    }

    private enum Kind {
        TEXT,
        TIME,
        NUMBER,
        SWITCH
    }

    /** Where the value is kept until the row is judged. */
    public String valueName() {
        return VALUE + mapped.name();
    }

    public static Column value(String field) {
        return SourceRows.column(VALUE + field);
    }

    /** The value in the table's type; null where there is none or it cannot be read. */
    public Column read() {
        DataType type = mapped.field().dataType();
        Column source = text();
        return switch (kind(type)) {
            case TEXT -> when(source.notEqual(""), source);
            case TIME -> (isText() ? moment(source) : source.try_cast("timestamp")).cast(type);
            case NUMBER -> isText() ? numberOfText(source, type) : number(source, type);
            case SWITCH -> isText() ? SwitchWords.read(source) : source.try_cast(type);
        };
    }

    /** What is wrong with the value, in words that begin with the field's name; null: nothing. */
    public Column fault() {
        List<Column> faults = new ArrayList<>();
        Column absent = value(mapped.name()).isNull();
        if (isOfTexts()) {
            LenientExpression meant = new LenientExpression(mapped, formats.number());
            faults.add(when(
                    absent.and(isBlank())
                            .and(meant.misread().isNotNull())
                            .and(meant.value().isNotNull()),
                    lit(mapped.name() + NOT_A_NUMBER)));
        }
        if (!input.mayBeMissing(mapped.field())) {
            faults.add(when(absent.and(isBlank()), lit(mapped.name() + " is missing")));
        }
        if (kind(mapped.field().dataType()) != Kind.TEXT) {
            faults.add(when(absent.and(not(isBlank())), unreadable()));
        }
        if (input.past().contains(mapped.name())) {
            faults.add(when(
                    value(mapped.name()).lt(believed.from(mapped.field())),
                    lit(mapped.name() + " lies before the floor")));
            faults.add(when(
                    value(mapped.name()).geq(believed.until(mapped.field())),
                    lit(mapped.name() + " lies in the future")));
        }
        Optional.ofNullable(input.whole().get(mapped.name()))
                .ifPresent(range -> faults.add(when(
                        not(value(mapped.name()).between(range.from(), range.to())),
                        lit(mapped.name() + " is not from " + range.from() + " to " + range.to()))));
        return faults.isEmpty() ? lit(null).cast("string") : coalesce(faults.toArray(Column[]::new));
    }

    /** The text that was to be a number, a date or a whole id, where {@code reason} says that it is none; empty: the column is none of these. */
    public Optional<Column> misread(Column reason) {
        String fault =
                switch (kind(mapped.field().dataType())) {
                    case NUMBER -> NOT_A_NUMBER;
                    case TIME -> NOT_A_DATE;
                    case TEXT -> isCustomer() ? ShortenedId.REASON : "";
                    case SWITCH -> "";
                };
        return fault.isEmpty()
                ? Optional.empty()
                : Optional.of(when(
                        reason.equalTo(mapped.name() + fault),
                        isOfTexts()
                                ? new LenientExpression(mapped, formats.number()).misread()
                                : mapped.source().cast("string")));
    }

    /** Whether an expression gives the number, which is null where a text it casts is written in another form. */
    private boolean isOfTexts() {
        return kind(mapped.field().dataType()) == Kind.NUMBER && !mapped.isPlainColumn() && !isText();
    }

    FaultDetail detail() {
        List<String> names = new ArrayList<>(List.of(mapped.name()));
        names.addAll(mapped.inputs());
        return new FaultDetail(mapped.name(), mapped.isPlainColumn() ? "" : mapped.text(), names, expected());
    }

    private String expected() {
        String range = Optional.ofNullable(input.whole().get(mapped.name()))
                .map(whole -> " from " + whole.from() + " to " + whole.to())
                .orElse("");
        return switch (kind(mapped.field().dataType())) {
            case TEXT -> isCustomer() ? "an id with all of its digits" : "a value";
            case TIME ->
                formats.date()
                                .map(format -> "a day or moment written as " + format)
                                .orElse("a day such as 2011-12-09 or a moment such as 2011-12-09 12:50:00")
                        + (input.past().contains(mapped.name()) ? ", " + believed.inWords() : "");
            case NUMBER ->
                (isWhole()
                                ? "a whole number"
                                : "a number such as "
                                        + formats.number()
                                                .map(NumberStyle::sample)
                                                .orElse("12.95"))
                        + range;
            case SWITCH -> "true or false";
        };
    }

    private Column unreadable() {
        String name = mapped.name();
        if (kind(mapped.field().dataType()) == Kind.TIME) {
            return lit(name + NOT_A_DATE);
        }
        if (kind(mapped.field().dataType()) == Kind.SWITCH) {
            return lit(name + " is neither true nor false");
        }
        if (formats.number().isPresent() && isText()) {
            return when(formats.plainNumber().apply(mapped.source()).isNull(), lit(name + NOT_A_NUMBER))
                    .otherwise(lit(name + " " + misfit()));
        }
        return NumberFault.of(mapped.source().cast("string"), name, misfit());
    }

    private String misfit() {
        return isWhole()
                ? "is not a whole number"
                : "does not fit " + mapped.field().dataType().sql();
    }

    private Column moment(Column text) {
        return formats.date().isEmpty()
                ? coalesce(
                        PlainMoments.of(mapped.source(), formats.zone()),
                        when(looksLikeDate(text), text.try_cast("timestamp")))
                : try_to_timestamp(text, lit(formats.date().get()));
    }

    /** Without a format only what can be read in one way is read beside plain numbers: a function of our own for the few texts that are none. */
    private Column numberOfText(Column text, DataType type) {
        Column plain = formats.plainNumber(mapped.name()).apply(text);
        if (formats.number().isPresent()) {
            return number(plain, type);
        }
        Column cast = coalesce(number(text, type), number(plain, type));
        return type instanceof DecimalType decimal && decimal.precision() <= PlainDecimals.MOST_DIGITS
                ? coalesce(plainDecimal(decimal), cast)
                : cast;
    }

    private Column plainDecimal(DecimalType type) {
        DecimalWatch watch = formats.watches().get(mapped.name());
        return watch == null
                ? PlainDecimals.of(mapped.source(), type)
                : PlainDecimals.call(watch, mapped.source(), type);
    }

    private Column number(Column source, DataType type) {
        boolean floating = mapped.sourceType() instanceof DoubleType || mapped.sourceType() instanceof FloatType;
        Column finite =
                floating ? when(not(isnan(source).or(abs(source).equalTo(Double.POSITIVE_INFINITY))), source) : source;
        if (isWhole()) {
            Column exact = finite.try_cast(WIDE);
            return when(pmod(exact, lit(1)).equalTo(0), exact.try_cast(type));
        }
        return finite.try_cast(type);
    }

    /** The source without the white space around it; other types as they are. */
    private Column text() {
        Column source = mapped.source();
        if (isText()) {
            return trim(source);
        }
        return kind(mapped.field().dataType()) == Kind.TEXT ? trim(source.cast("string")) : source;
    }

    private Column isBlank() {
        return isText()
                ? coalesce(trim(mapped.source()).equalTo(""), lit(true))
                : mapped.source().isNull();
    }

    private boolean isCustomer() {
        return Input.CUSTOMER_IDS.contains(mapped.name());
    }

    private boolean isWhole() {
        return mapped.field().dataType() instanceof IntegerType;
    }

    private boolean isText() {
        return mapped.sourceType() instanceof StringType;
    }

    private static Column looksLikeDate(Column text) {
        return substring(text, 5, 1).equalTo("-").and(length(text).geq(SHORTEST_DATE));
    }

    private static Kind kind(DataType type) {
        if (type instanceof StringType) {
            return Kind.TEXT;
        }
        if (type instanceof DateType || type instanceof TimestampType) {
            return Kind.TIME;
        }
        return type instanceof BooleanType ? Kind.SWITCH : Kind.NUMBER;
    }
}
