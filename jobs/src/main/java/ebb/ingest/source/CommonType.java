package ebb.ingest.source;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** One type for the values of a column that has several: the widest of its kind, or text, which the table's own type is then read from. */
final class CommonType {
    private static final int MOST_DIGITS = 38;
    /** Doubles hold whole numbers exactly up to here; written plainly, an id is the same text as in files that hold integers. */
    private static final double MOST_WHOLE = 1e15;

    private CommonType() {}

    static DataType of(List<DataType> types) {
        List<DataType> given = types.stream()
                .filter(type -> !(type instanceof NullType))
                .distinct()
                .toList();
        if (given.size() <= 1) {
            return given.isEmpty() ? DataTypes.NullType : given.get(0);
        }
        if (given.stream().allMatch(CommonType::isInteger)) {
            return DataTypes.LongType;
        }
        if (given.stream().allMatch(CommonType::isFloating)) {
            return DataTypes.DoubleType;
        }
        if (given.stream().allMatch(CommonType::isTime)) {
            return DataTypes.TimestampType;
        }
        return given.stream().allMatch(DecimalType.class::isInstance) ? decimal(given) : DataTypes.StringType;
    }

    /** The column, which has the type {@code from}, as {@code to}. */
    static Column as(Column column, DataType from, DataType to) {
        if (from.equals(to)) {
            return column;
        }
        if (isFloating(from) && to.equals(DataTypes.StringType)) {
            return when(
                            floor(column).equalTo(column).and(abs(column).lt(MOST_WHOLE)),
                            column.cast(DataTypes.LongType).cast(to))
                    .otherwise(column.cast(to));
        }
        return column.cast(to);
    }

    private static DataType decimal(List<DataType> types) {
        int scale = types.stream()
                .mapToInt(type -> ((DecimalType) type).scale())
                .max()
                .orElseThrow();
        int whole = types.stream()
                .mapToInt(type -> ((DecimalType) type).precision() - ((DecimalType) type).scale())
                .max()
                .orElseThrow();
        return scale + whole > MOST_DIGITS ? DataTypes.StringType : DataTypes.createDecimalType(scale + whole, scale);
    }

    private static boolean isInteger(DataType type) {
        return type instanceof ByteType
                || type instanceof ShortType
                || type instanceof IntegerType
                || type instanceof LongType;
    }

    private static boolean isFloating(DataType type) {
        return type instanceof FloatType || type instanceof DoubleType;
    }

    private static boolean isTime(DataType type) {
        return type instanceof DateType || type instanceof TimestampType || type instanceof TimestampNTZType;
    }
}
