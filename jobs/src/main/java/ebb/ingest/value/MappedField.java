package ebb.ingest.value;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/**
 * A column of the table and what gives it.
 *
 * @param field the table's column
 * @param text the source column or expression as the conf has it
 * @param source the same as a column
 * @param sourceType its type
 * @param references the source columns it needs
 */
public record MappedField(StructField field, String text, Column source, DataType sourceType, List<String> references) {

    public String name() {
        return field.name();
    }

    /** The source columns behind an expression; none where the field is a plain column. */
    List<String> inputs() {
        return isPlainColumn() ? List.of() : references;
    }

    public boolean isPlainColumn() {
        return references.size() == 1 && references.get(0).equals(text);
    }
}
