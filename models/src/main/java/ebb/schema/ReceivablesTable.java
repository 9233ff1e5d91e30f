package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Invoices and how they were paid. */
public final class ReceivablesTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String INVOICE_ID = "invoice_id";
    public static final String INVOICED_ON = "invoiced_on";
    public static final String DUE_ON = "due_on";
    public static final String AMOUNT = "amount";
    public static final String PAID_ON = "paid_on";
    public static final String PAID_AMOUNT = "paid_amount";

    public static final Table TABLE = new Table(
            "receivables",
            "an invoice",
            new StructType(new StructField[] {
                Column.customerId(),
                required(INVOICE_ID, DataTypes.StringType, "Invoice"),
                required(INVOICED_ON, DataTypes.DateType, "Day of the invoice in the business's time zone"),
                required(DUE_ON, DataTypes.DateType, "Last day to pay without delay"),
                required(AMOUNT, MONEY, "Amount of the invoice, in the conf's currency"),
                optional(PAID_ON, DataTypes.DateType, "Day of the payment; null: not paid yet"),
                optional(PAID_AMOUNT, MONEY, "Amount paid, in the conf's currency; null: not paid yet"),
                Ingested.sourceFile(),
                Ingested.rowKey()
            }),
            List.of(),
            List.of());

    private ReceivablesTable() {}
}
