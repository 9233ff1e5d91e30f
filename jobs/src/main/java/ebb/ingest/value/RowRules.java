package ebb.ingest.value;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import ebb.ingest.catalogue.Input;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.schema.ContactsTable;
import ebb.schema.ServiceTable;
import ebb.schema.SuppressionsTable;
import java.util.List;
import org.apache.spark.sql.Column;

/** Faults of a row whose columns are right each by itself. */
public record RowRules(Input input, List<MappedField> mapped) {

    /** What is wrong with the row as a whole; null: nothing. */
    public Column fault() {
        if (input.equals(InputCatalogue.SUPPRESSIONS)) {
            return when(
                    value(SuppressionsTable.CUSTOMER_ID)
                            .isNull()
                            .and(value(SuppressionsTable.EMAIL).isNull()),
                    lit("neither customer_id nor email is given, so the row suppresses nobody"));
        }
        if (input.equals(InputCatalogue.CONTACTS)) {
            return when(
                    coalesce(value(ContactsTable.IS_CONTROL).cast("boolean"), lit(false))
                            .and(value(ContactsTable.OUTCOME)
                                    .isNotNull()
                                    .or(value(ContactsTable.REASON).isNotNull())),
                    lit("an outcome without a contact: the customer was held back"));
        }
        if (input.equals(InputCatalogue.SERVICE)) {
            Column fault = lower(trim(value(ServiceTable.FAULT)));
            return when(
                    not(coalesce(fault, lit(ServiceTable.NOBODYS)).isInCollection(ServiceTable.VERDICTS)),
                    lit("fault is none of " + String.join(", ", ServiceTable.VERDICTS)));
        }
        return lit(null).cast("string");
    }

    /** The value as read; null where no source column gives it. */
    private Column value(String name) {
        return mapped.stream().anyMatch(field -> field.name().equals(name))
                ? FieldReader.value(name)
                : lit(null).cast("string");
    }
}
