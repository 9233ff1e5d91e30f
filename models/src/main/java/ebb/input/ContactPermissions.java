package ebb.input;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.contains;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import ebb.customer.CalendarDays;
import ebb.customer.Channel;
import ebb.customer.ContactPolicy;
import ebb.customer.ContactPurpose;
import ebb.customer.ContactRefusal;
import ebb.customer.ContactStatus;
import ebb.customer.PlainWords;
import ebb.schema.ServiceTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What the contact policy says of every customer, as rows to be joined by customer. */
public final class ContactPermissions {
    public static final String CUSTOMER_ID = ebb.schema.Column.CUSTOMER_ID;
    public static final String IS_CONTROL = "is_control_customer";
    public static final String LASTING_KIND = "lasting_refusal_kind";
    public static final String LASTING = "lasting_refusal";
    public static final String KIND = "refusal_kind";
    public static final String REFUSAL = "refusal";
    public static final String BARRED = "barred_channels";
    public static final String WIN_BACK_BARRED = "barred_win_back_channels";
    public static final String SCORE_REFUSAL = "score_refusal";
    public static final String OWNER = "account_owner";
    public static final String REGION = "account_region";
    public static final String HAS_OPEN_COMPLAINT = "has_open_complaint";
    public static final String OPEN_FAULT = "open_complaint_fault";
    public static final String UNFOUNDED = "unfounded_complaint_count";
    public static final String MAY_PROFILE = "may_profile";
    public static final String MAY_PROFILE_SENSITIVE = "may_profile_sensitive";

    public static final StructType SCHEMA = new StructType(new StructField[] {
        ebb.schema.Column.customerId(),
        required(IS_CONTROL, DataTypes.BooleanType, "Whether the customer is in the control group"),
        optional(LASTING_KIND, DataTypes.StringType, "What forbids marketing lastingly; null: nothing"),
        optional(LASTING, DataTypes.StringType, "The same in words; null: nothing"),
        optional(KIND, DataTypes.StringType, "What forbids marketing on the as-of date; null: nothing"),
        optional(REFUSAL, DataTypes.StringType, "The same in words; null: nothing"),
        required(
                BARRED,
                DataTypes.StringType,
                "Channels by which marketing may not reach the customer, with a blank on either side of each"),
        required(
                WIN_BACK_BARRED,
                DataTypes.StringType,
                "Channels by which a lapsed customer may not be won back, with a blank on either side of each"),
        optional(
                SCORE_REFUSAL,
                DataTypes.StringType,
                "What forbids marketing that rests on the churn score, in words; null: nothing"),
        optional(OWNER, DataTypes.StringType, "Sales person who looks after the customer; null: nobody named"),
        optional(REGION, DataTypes.StringType, "Where the customer is; null: not given"),
        required(HAS_OPEN_COMPLAINT, DataTypes.BooleanType, "Whether a complaint is open on the as-of date"),
        optional(
                OPEN_FAULT,
                DataTypes.StringType,
                "Verdict of the latest open complaint; null: none is open, or it is not judged"),
        required(
                UNFOUNDED,
                DataTypes.IntegerType,
                "Complaints of the last year that were judged the customer's own fault"),
        required(MAY_PROFILE, DataTypes.BooleanType, "Whether the purchases may be searched for life events"),
        required(MAY_PROFILE_SENSITIVE, DataTypes.BooleanType, "The same for sensitive life events")
    });

    private static final String REFUSED_ID = "refused_id";

    private ContactPermissions() {}

    /** One row an account. */
    public static Dataset<Row> of(SparkSession spark, JavaRDD<CustomerAccount> accounts, ContactPolicy policy) {
        return spark.createDataFrame(
                accounts.map(account -> row(account.purchases().getCustomerId(), account.inputs(), policy)), SCHEMA);
    }

    /**
     * One row for each of {@code customers}.
     *
     * @param customers rows with the column {@link #CUSTOMER_ID}
     * @param entries of {@link AccountEntries#byCustomer}; null: every further input is off
     * @param policies the policy on one day or more; what is refused on one of them is refused
     */
    public static Dataset<Row> of(Dataset<Row> customers, Dataset<Row> entries, List<ContactPolicy> policies) {
        Dataset<Row> ids = customers.select(CUSTOMER_ID).distinct();
        Dataset<Row> known = entries == null ? ids : ids.join(entries, new String[] {CUSTOMER_ID}, "left");
        return known.map(
                (MapFunction<Row, Row>) one -> strictest(one.getAs(CUSTOMER_ID), AccountEntries.of(one), policies),
                Encoders.row(SCHEMA));
    }

    /** What is refused on any of the days: the refusal that lasts longest in words, and the channels barred on one day or another. */
    private static Row strictest(String customerId, AccountInputs inputs, List<ContactPolicy> policies) {
        List<Row> days =
                policies.stream().map(policy -> row(customerId, inputs, policy)).toList();
        Object[] cells = days.stream()
                .min(Comparator.comparing((Row row) -> row.isNullAt(SCHEMA.fieldIndex(LASTING)))
                        .thenComparing(row -> row.isNullAt(SCHEMA.fieldIndex(KIND))))
                .map(ContactPermissions::cells)
                .orElseThrow();
        for (String barred : List.of(BARRED, WIN_BACK_BARRED)) {
            int at = SCHEMA.fieldIndex(barred);
            cells[at] = labels(
                    channel -> days.stream().anyMatch(row -> row.getString(at).contains(" " + channel.label() + " ")));
        }
        for (String allowed : List.of(MAY_PROFILE, MAY_PROFILE_SENSITIVE)) {
            int at = SCHEMA.fieldIndex(allowed);
            cells[at] = days.stream().allMatch(row -> row.getBoolean(at));
        }
        return RowFactory.create(cells);
    }

    private static Object[] cells(Row row) {
        return IntStream.range(0, row.size()).mapToObj(row::get).toArray();
    }

    /** What the policy says of one customer. */
    public static Row row(String customerId, AccountInputs inputs, ContactPolicy policy) {
        ContactStatus status = status(customerId, inputs, policy);
        ContactRefusal lasting = policy.lasting(status).orElse(null);
        ContactRefusal now = policy.refusal(status, ContactPurpose.MARKETING).orElse(null);
        return RowFactory.create(
                customerId,
                policy.isControl(customerId),
                lasting == null ? null : lasting.kind().name(),
                lasting == null ? null : lasting.words(),
                now == null ? null : now.kind().name(),
                now == null ? null : now.words(),
                refused(channel -> policy.refusal(status, ContactPurpose.MARKETING, channel)),
                refused(channel -> policy.winBack(status, channel)),
                policy.scoreRefusal().map(ContactRefusal::words).orElse(null),
                inputs.profile().owner(),
                inputs.profile().region(),
                status.hasOpenComplaint(),
                openFault(inputs, policy.day()),
                unfounded(inputs, policy.day()),
                policy.profiling(status, ContactPolicy.Sensitivity.ORDINARY).isEmpty(),
                policy.profiling(status, ContactPolicy.Sensitivity.SENSITIVE).isEmpty());
    }

    private static String refused(Function<Channel, Optional<ContactRefusal>> rule) {
        return labels(channel -> rule.apply(channel).isPresent());
    }

    private static String labels(Predicate<Channel> chosen) {
        return Arrays.stream(Channel.values())
                .filter(chosen)
                .map(Channel::label)
                .collect(Collectors.joining(" ", " ", " "));
    }

    /** What the inputs held of the customer on the day of the policy. */
    public static ContactStatus status(String customerId, AccountInputs inputs, ContactPolicy policy) {
        int day = policy.day();
        Profile.Wishes wishes = inputs.profile().person().wishes();
        return new ContactStatus(
                customerId,
                wishes.optedOut() || hasAskedNotTo(inputs, policy),
                wishes.agreed(),
                wishes.hasEmail(),
                gone(inputs, policy),
                wishes.suppressions().stream()
                        .filter(one -> one.untilDay() >= day)
                        .findFirst()
                        .map(one -> Objects.requireNonNullElse(one.reason(), ""))
                        .orElse(null),
                inputs.cases().stream().anyMatch(one -> isOpenComplaint(one, day)),
                inputs.contacts().stream()
                        .filter(contact -> !contact.isControl())
                        .map(contact -> new ContactStatus.Contact(contact.day(), contact.channel()))
                        .toList());
    }

    /**
     * The last reason that a contact gives, or an outcome since, or else a major event of the customer, where it says that there is nobody any more; null: none
     * does.
     */
    private static String gone(AccountInputs inputs, ContactPolicy policy) {
        ContactPolicy.Words words = policy.words();
        return inputs.contacts().stream()
                .filter(contact -> contact.day() <= policy.day()
                        && (contact.reason() != null || words.saysGoneAsOutcome(contact.outcome())))
                .max(Comparator.comparingInt(CustomerContact::day)
                        .thenComparing(contact -> goneOf(contact, words).isPresent()))
                .flatMap(contact -> goneOf(contact, words))
                .or(() -> inputs.events().stream()
                        .filter(event -> event.region() == null && event.day() <= policy.day())
                        .map(MajorEvent::kind)
                        .filter(words::saysGone)
                        .findFirst())
                .map(PlainWords::of)
                .orElse(null);
    }

    private static Optional<String> goneOf(CustomerContact contact, ContactPolicy.Words words) {
        return Optional.ofNullable(contact.reason())
                .filter(words::saysGone)
                .or(() -> Optional.ofNullable(contact.outcome()).filter(words::saysGoneAsOutcome));
    }

    /** Whether a contact came back with the customer's wish not to be contacted: that holds whatever a later contact says. */
    private static boolean hasAskedNotTo(AccountInputs inputs, ContactPolicy policy) {
        return inputs.contacts().stream()
                .filter(contact -> contact.day() <= policy.day())
                .flatMap(contact -> Stream.of(contact.reason(), contact.outcome()))
                .anyMatch(policy.words()::saysNotTo);
    }

    private static String openFault(AccountInputs inputs, int day) {
        return inputs.cases().stream()
                .filter(one -> isOpenComplaint(one, day))
                .max(Comparator.comparingInt(ServiceCase::openedDay))
                .map(one -> one.knownOn(day).fault())
                .orElse(null);
    }

    private static int unfounded(AccountInputs inputs, int day) {
        return (int) inputs.cases().stream()
                .filter(one -> one.openedDay() <= day && one.openedDay() > day - CalendarDays.YEAR)
                .filter(one -> one.knownOn(day).isComplaintOf(ServiceTable.THEIRS))
                .count();
    }

    private static boolean isOpenComplaint(ServiceCase one, int day) {
        return one.is(ServiceCase.COMPLAINT) && one.openedDay() <= day && one.closedDay() > day;
    }

    /** Of {@code rows}, which name their customer in {@code idColumn}, those of customers to whom marketing is not forbidden lastingly. */
    public static Dataset<Row> permitted(Dataset<Row> rows, Dataset<Row> permissions, String idColumn) {
        return without(rows, permissions.where(col(LASTING).isNotNull()), idColumn);
    }

    /** Of {@code rows} those of customers whom marketing may reach on the day of the policy: no complaint is open and no cap is reached either. */
    public static Dataset<Row> reachable(Dataset<Row> rows, Dataset<Row> permissions, String idColumn) {
        return without(rows, permissions.where(col(KIND).isNotNull()), idColumn);
    }

    /** Of rows with these columns beside them: whether marketing may reach the customer by the channel on the day of the policy. */
    public static Column reachesBy(Column channel) {
        return reaches(BARRED, channel);
    }

    /** The same for a customer who has lapsed, by the rule of win-back. */
    public static Column winsBackBy(Column channel) {
        return reaches(WIN_BACK_BARRED, channel);
    }

    private static Column reaches(String barred, Column channel) {
        return col(KIND)
                .isNull()
                .and(not(contains(col(barred), concat(lit(" "), coalesce(channel, lit("")), lit(" ")))));
    }

    private static Dataset<Row> without(Dataset<Row> rows, Dataset<Row> refused, String idColumn) {
        Dataset<Row> ids = refused.select(col(CUSTOMER_ID).as(REFUSED_ID));
        return rows.join(ids, rows.col(idColumn).equalTo(ids.col(REFUSED_ID)), "left_anti");
    }
}
