package ebb.schema;

import static ebb.schema.Column.MONEY;
import static ebb.schema.Column.optional;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What is known of customers beyond their purchases: master data, credit and consent. */
public final class CustomersTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String NAME = "name";
    public static final String EMAIL = "email";
    public static final String REGION = "region";
    public static final String TERRITORY = "territory";
    public static final String BIRTHDAY = "birthday";
    public static final String CREDIT_LIMIT = "credit_limit";
    public static final String CREDIT_GRADE = "credit_grade";
    public static final String INFLUENCE = "influence";
    public static final String OWNER = "owner";
    public static final String CONSENT = "consent";
    public static final String OPTED_OUT = "opted_out";
    public static final String WALLET = "wallet";
    public static final String PREPAID = "prepaid_amount";
    public static final String POINTS = "points";
    public static final String CONTRACT_UNTIL = "contract_until";

    public static final Table TABLE = new Table(
            "customers",
            "a customer",
            new StructType(new StructField[] {
                Column.customerId(),
                optional(NAME, DataTypes.StringType, "Name to address the customer by; null: not given"),
                optional(REGION, DataTypes.StringType, "Where the customer is; null: not given"),
                optional(TERRITORY, DataTypes.StringType, "Sales territory the customer belongs to; null: not given"),
                optional(BIRTHDAY, DataTypes.DateType, "Day of birth; null: not given"),
                optional(
                        CREDIT_LIMIT,
                        MONEY,
                        "Highest balance the customer may owe, in the conf's currency; null: no limit known"),
                optional(
                        CREDIT_GRADE,
                        DataTypes.IntegerType,
                        "Credit standing, 1 (worst) to 4 (best); null: not graded"),
                optional(
                        INFLUENCE,
                        DataTypes.createDecimalType(9, 4),
                        "Weight of the customer's word with other customers, as graded by the business; null: not graded"),
                optional(OWNER, DataTypes.StringType, "Sales person who looks after the customer; null: nobody named"),
                optional(
                        CONSENT, DataTypes.BooleanType, "Whether the customer agreed to be contacted; null: not known"),
                optional(
                        OPTED_OUT,
                        DataTypes.BooleanType,
                        "Whether the customer asked not to be contacted; null: not known"),
                optional(
                        WALLET,
                        MONEY,
                        "What the customer buys of this kind from everyone in a year, in the conf's currency; null: not known"),
                optional(EMAIL, DataTypes.StringType, "E-mail address; null: not given"),
                optional(
                        PREPAID,
                        MONEY,
                        "Money of the customer that we hold, as credit or a card paid in advance, in the conf's currency; null: not known"),
                optional(
                        POINTS,
                        DataTypes.createDecimalType(18, 2),
                        "Loyalty points that the customer has; null: not known"),
                optional(
                        CONTRACT_UNTIL,
                        DataTypes.DateType,
                        "Last day of the customer's contract with us; null: none is known"),
                Ingested.sourceFile(),
                Ingested.rowKey()
            }),
            List.of(),
            List.of());

    private CustomersTable() {}
}
