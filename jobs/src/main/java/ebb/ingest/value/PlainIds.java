package ebb.ingest.value;

import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Passes on the ids that are in the one form already, seen from their bytes: to make a string of each takes several times as long.
 *
 * @param refusesPoint whether an id with a point or a plus sign may be a whole number
 * @param refusesCapitals whether an id with capitals has another form
 */
public record PlainIds(boolean refusesPoint, boolean refusesCapitals) implements Serializable {

    /** The id of a text column; null where there is none or only {@link IdFormat} can tell its form. */
    Column of(Column text) {
        return PlainDecimals.call(this, text, DataTypes.StringType);
    }

    /** The text itself where it is of visible ASCII characters alone that no rule changes; null otherwise. */
    public UTF8String read(UTF8String text) {
        int length = text.numBytes();
        if (length > 0 && (text.getByte(0) == '=' || text.getByte(0) == '\'' || text.getByte(length - 1) == '"')) {
            return null;
        }
        for (int i = 0; i < length; i++) {
            byte c = text.getByte(i);
            boolean isChanged = c <= ' '
                    || c >= '\u007f'
                    || (refusesPoint && (c == '.' || c == '+'))
                    || (refusesCapitals && c >= 'A' && c <= 'Z');
            if (isChanged) {
                return null;
            }
        }
        return length == 0 ? null : text;
    }
}
