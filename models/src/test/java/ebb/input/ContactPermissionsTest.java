package ebb.input;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.customer.ContactPolicy;
import ebb.customer.ContactSettings;
import ebb.customer.ControlGroup;
import ebb.schema.ContactsTable;
import ebb.schema.CustomersTable;
import ebb.testing.SparkSessions;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class ContactPermissionsTest {
    private static final ContactPolicy.Words WORDS = new ContactPolicy.Words(
            Set.of("died", "business closed", "closed"), Set.of("closed"), Set.of("do not contact", "opted out"));

    @Test
    void withoutConsentOnlyWinBackByEmailIsBarredWhereMarketingDemandsNone() {
        Row agreed = row(true);
        assertThat(agreed.isNullAt(field(ContactPermissions.KIND))).isTrue();
        assertThat(agreed.getString(field(ContactPermissions.BARRED))).isBlank();
        assertThat(agreed.getString(field(ContactPermissions.WIN_BACK_BARRED))).isBlank();

        Row withdrawn = row(false);
        assertThat(withdrawn.isNullAt(field(ContactPermissions.KIND))).isTrue();
        assertThat(withdrawn.getString(field(ContactPermissions.BARRED))).isBlank();
        assertThat(withdrawn.getString(field(ContactPermissions.WIN_BACK_BARRED)))
                .isEqualTo(" email ");
    }

    @Test
    void whatIsRefusedOnOneOfSeveralDaysIsRefused() {
        StructType schema = new StructType().add(ContactPermissions.CUSTOMER_ID, DataTypes.StringType, false);
        SparkSession spark = SparkSessions.shared();
        Dataset<Row> ids = spark.createDataFrame(List.of(RowFactory.create("c")), schema);
        Dataset<Row> contacts = spark.createDataFrame(
                List.of(contact(19_990, "email"), contact(19_991, "email"), contact(20_099, "phone")),
                ContactsTable.TABLE.schema());
        Dataset<Row> entries = AccountEntries.byCustomer(
                new AccountEntries.Tables(null, null, null, null, null, null, contacts, null));
        Row both = ContactPermissions.of(ids, entries, List.of(onDay(20_000), onDay(20_100)))
                .first();
        assertThat(both.getString(field(ContactPermissions.BARRED))).isEqualTo(" phone email ");
        assertThat(both.getString(field(ContactPermissions.WIN_BACK_BARRED))).isEqualTo(" phone email ");
    }

    @Test
    void whoDiedOrClosedIsNotContactedUntilALaterContactSaysOtherwise() {
        CustomerContact died = new CustomerContact(19_000, false, "phone", null, null, " Died ");
        CustomerContact moved = new CustomerContact(19_500, false, "phone", null, null, "moved");
        assertThat(lasting(List.of(died), List.of())).isEqualTo("is no longer there: died");
        assertThat(lasting(List.of(died, moved), List.of())).isNull();
        assertThat(lasting(List.of(), List.of(new MajorEvent(19_000, "Business_closed", null, null))))
                .isEqualTo("is no longer there: business closed");
        assertThat(lasting(List.of(), List.of(new MajorEvent(19_000, "business closed", null, "north"))))
                .as("of the region")
                .isNull();
        assertThat(lasting(List.of(new CustomerContact(20_001, false, "phone", null, null, "died")), List.of()))
                .as("the day after")
                .isNull();
    }

    @Test
    void whoSaidToACallerNotToBeContactedHasOptedOutWhateverLaterContactsSay() {
        CustomerContact asked = new CustomerContact(19_000, false, "phone", null, "declined", " Do_not contact");
        CustomerContact outcome = new CustomerContact(19_000, false, "email", null, "Opted-out", null);
        CustomerContact later = new CustomerContact(19_500, false, "phone", null, "declined", "price");
        assertThat(lasting(List.of(asked, later), List.of())).isEqualTo("has asked not to be contacted");
        assertThat(lasting(List.of(outcome), List.of())).isEqualTo("has asked not to be contacted");
        assertThat(lasting(List.of(later), List.of())).isNull();
        assertThat(lasting(
                        List.of(new CustomerContact(20_001, false, "phone", null, null, "do not contact")), List.of()))
                .as("the day after")
                .isNull();
    }

    @Test
    void anOutcomeSaysThatNobodyIsThereAsAReasonDoesAndOfOneDayItCounts() {
        CustomerContact dead = new CustomerContact(19_000, false, "phone", null, "Died", null);
        CustomerContact sameDay = new CustomerContact(19_000, false, "phone", null, null, "price");
        CustomerContact unreachable = new CustomerContact(19_100, false, "phone", null, "unreachable", null);
        assertThat(lasting(List.of(sameDay, dead, unreachable), List.of())).isEqualTo("is no longer there: died");
        assertThat(lasting(List.of(dead, sameDay), List.of())).isEqualTo("is no longer there: died");
        CustomerContact later = new CustomerContact(19_100, false, "phone", null, null, "price");
        assertThat(lasting(List.of(dead, later), List.of())).isNull();
        CustomerContact closed = new CustomerContact(19_000, false, "phone", null, "closed", null);
        assertThat(lasting(List.of(closed), List.of()))
                .as("the contact is closed")
                .isNull();
    }

    @Test
    void anOpenComplaintForbidsMarketingHoweverTheSourceSpellsIt() {
        for (String kind : List.of("complaint", " Complaint", "COMPLAINT", "Beschwerde", "Réclamation", "Complaints")) {
            assertThat(refusal(new ServiceCase(19_990, Invoice.NEVER, kind, null)))
                    .as(kind)
                    .isEqualTo("a complaint is open, which comes first");
        }
        assertThat(refusal(new ServiceCase(19_990, 19_995, "Complaint", null)))
                .as("closed")
                .isNull();
        assertThat(refusal(new ServiceCase(19_990, Invoice.NEVER, "request", null)))
                .isNull();
    }

    @Test
    void aComplaintThatIsDeliveredAgainWhenItIsClosedIsClosed() {
        ServiceCase open = new ServiceCase(19_990, Invoice.NEVER, "complaint", "price");
        assertThat(ServiceCase.eachOnce(List.of(open, new ServiceCase(19_990, 19_995, "Complaint", "price"))))
                .extracting(ServiceCase::closedDay)
                .containsExactly(19_995);
        ServiceCase ofAnotherDay = new ServiceCase(19_991, 19_995, "complaint", "price");
        ServiceCase ofAnotherCause = new ServiceCase(19_990, 19_995, "complaint", "late delivery");
        assertThat(ServiceCase.eachOnce(List.of(open, ofAnotherDay, ofAnotherCause)))
                .contains(open);
    }

    private static String refusal(ServiceCase one) {
        AccountInputs inputs =
                new AccountInputs(Profile.UNKNOWN, List.of(), List.of(), List.of(), List.of(one), List.of(), List.of());
        return ContactPermissions.row("c", inputs, onDay(20_000)).getString(field(ContactPermissions.REFUSAL));
    }

    private static String lasting(List<CustomerContact> contacts, List<MajorEvent> events) {
        AccountInputs inputs =
                new AccountInputs(Profile.UNKNOWN, List.of(), List.of(), events, List.of(), List.of(), contacts);
        return ContactPermissions.row("c", inputs, onDay(20_000).with(WORDS))
                .getString(field(ContactPermissions.LASTING));
    }

    @Test
    void whoOptsOutDoesSoForTheAddressUnderWhicheverId() {
        Dataset<Row> customers = SparkSessions.shared()
                .createDataFrame(
                        List.of(
                                RowFactory.create("c1", " Ada@Example.org", true),
                                RowFactory.create("c2", "ada@example.org", false),
                                RowFactory.create("c3", "eve@example.org", null)),
                        new StructType()
                                .add(CustomersTable.CUSTOMER_ID, DataTypes.StringType)
                                .add(CustomersTable.EMAIL, DataTypes.StringType)
                                .add(CustomersTable.OPTED_OUT, DataTypes.BooleanType));
        assertThat(SuppressionIndex.byCustomer(null, customers).collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("c2");
    }

    private static Row contact(int day, String channel) {
        Map<String, Object> cells = Map.of(
                ContactsTable.CUSTOMER_ID,
                "c",
                ContactsTable.CONTACTED_AT,
                Timestamp.from(Instant.ofEpochSecond(day * 86_400L)),
                ContactsTable.CHANNEL,
                channel,
                ContactsTable.IS_CONTROL,
                false);
        return RowFactory.create(Arrays.stream(ContactsTable.TABLE.schema().fieldNames())
                .map(cells::get)
                .toArray());
    }

    private static ContactPolicy onDay(int day) {
        return new ContactPolicy(
                ContactPolicy.Consent.NOT_DEMANDED,
                Map.of("phone", new ContactSettings.Cap(1, 14), "email", new ContactSettings.Cap(2, 14)),
                new ControlGroup(0, "test"),
                day);
    }

    private static int field(String name) {
        return ContactPermissions.SCHEMA.fieldIndex(name);
    }

    private static Row row(boolean agreed) {
        Profile unknown = Profile.UNKNOWN;
        Profile profile = new Profile(
                unknown.region(),
                unknown.territory(),
                unknown.owner(),
                unknown.creditLimit(),
                unknown.creditGrade(),
                unknown.influence(),
                unknown.wallet(),
                new Profile.Person(Profile.Person.NO_BIRTHDAY, new Profile.Wishes(false, agreed, true, List.of())));
        return ContactPermissions.row(
                "customer",
                new AccountInputs(profile, List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
                new ContactPolicy(ContactPolicy.Consent.NOT_DEMANDED, Map.of(), new ControlGroup(0, "test"), 20_000));
    }
}
