package ebb.serve.sql;

import ebb.serve.sql.SqlRefused.Why;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.Text;

/** Parameters of prepared statements: the types that a client is told, and the values that it sends. */
final class Parameters {
    private static final int LONG_BITS = 64;

    private Parameters() {}

    /** Types as Arrow has them; text where DuckDB cannot say what is compared, because text can be sent for everything. */
    static Schema schema(ParameterMetaData parameters) throws SQLException {
        List<Field> fields = new ArrayList<>();
        for (int i = 1; i <= parameters.getParameterCount(); i++) {
            fields.add(new Field("parameter_" + i, FieldType.nullable(type(parameters.getParameterType(i))), null));
        }
        return new Schema(fields);
    }

    private static ArrowType type(int type) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> new ArrowType.Int(LONG_BITS, true);
            case Types.FLOAT, Types.REAL, Types.DOUBLE, Types.DECIMAL, Types.NUMERIC ->
                new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            case Types.BOOLEAN, Types.BIT -> new ArrowType.Bool();
            case Types.DATE -> new ArrowType.Date(DateUnit.DAY);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
            default -> new ArrowType.Utf8();
        };
    }

    /**
     * The values of the one row that a client sent.
     *
     * @throws SqlRefused where there are more rows
     */
    static List<Object> values(VectorSchemaRoot sent) {
        if (sent.getRowCount() != 1) {
            throw new SqlRefused(
                    Why.WRONG,
                    "Cannot answer: " + sent.getRowCount()
                            + " rows of parameters were sent. Send one for each question.");
        }
        List<Object> values = new ArrayList<>();
        for (FieldVector vector : sent.getFieldVectors()) {
            values.add(vector.isNull(0) ? null : value(vector));
        }
        return values;
    }

    private static Object value(FieldVector vector) {
        if (vector instanceof DateDayVector days) {
            return LocalDate.ofEpochDay(days.get(0));
        } else if (vector instanceof TimeStampMicroTZVector micros) {
            return Instant.EPOCH
                    .plus(Duration.of(micros.get(0), ChronoUnit.MICROS))
                    .atOffset(ZoneOffset.UTC);
        }
        Object value = vector.getObject(0);
        return value instanceof Text text ? text.toString() : value;
    }
}
