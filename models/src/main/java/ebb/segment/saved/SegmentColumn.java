package ebb.segment.saved;

import ebb.schema.Table;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * A published column that a segment may set a condition on.
 *
 * @param table of the star
 * @param field its column
 */
public record SegmentColumn(Table table, StructField field) {

    /** What a condition on the column says. */
    public enum Kind {
        /** A range of numbers. */
        NUMBER,
        /** One of some words. */
        CHOICE,
        YES_NO,
        /** A range of days. */
        DATE;

        static Kind of(DataType type) {
            if (type.equals(DataTypes.StringType)) {
                return CHOICE;
            } else if (type.equals(DataTypes.BooleanType)) {
                return YES_NO;
            } else if (type.equals(DataTypes.DateType)) {
                return DATE;
            }
            return NUMBER;
        }
    }

    public String name() {
        return field.name();
    }

    /** What people call it, as {@code days since the last purchase}; of yes and no, the word for a customer of whom it is so. */
    public String label() {
        return SegmentLabels.of(name());
    }

    /** In a sentence for people, with unit and null. */
    public String meaning() {
        return SegmentLabels.meaning(field);
    }

    public Kind kind() {
        return Kind.of(field.dataType());
    }
}
