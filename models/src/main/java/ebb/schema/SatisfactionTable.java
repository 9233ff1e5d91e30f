package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** How satisfied customers are in five steps, whether they mean to buy again and to recommend, and who answers, by period and group. */
public final class SatisfactionTable {
    public static final String AS_OF = Column.AS_OF;
    public static final String BASIS = "basis";
    public static final String DIMENSION = "dimension";
    public static final String GROUP = "group_name";
    public static final String FROM_ON = "from_on";
    public static final String UNTIL_ON = "until_on";
    public static final String CUSTOMERS = "customer_count";
    public static final String ANSWERS = "answer_count";
    public static final String MEAN = "satisfaction";
    public static final String SATISFIED = "satisfied_share";
    public static final String BUY_AGAIN = "buy_again_share";
    public static final String RECOMMEND = "recommend_share";
    public static final String ASKED = "asked_count";
    public static final String RESPONSE = "response_share";
    public static final String TREND = "trend_per_year";

    /** Ends of the name of a column's 95 % interval. */
    public static final String LOW = "_low";

    public static final String HIGH = "_high";

    /** What a figure rests on. */
    public static final String ALL_ANSWERS = "all answers";

    public static final String SAMPLE = "sample";

    /** Dimensions, and the name of the one group of {@link #ALL}. */
    public static final String ALL = "all";

    public static final String ACCOUNT_CLASS = "account_class";
    public static final String CATEGORY = "category";
    public static final String REGION = "region";
    public static final String OWNER = "owner";
    public static final String LIFECYCLE = "lifecycle";

    private static final int STEPS = 5;

    /** Columns of the answers of each step, the lowest first. */
    public static final List<String> STEP_COUNTS = IntStream.rangeClosed(1, STEPS)
            .mapToObj(step -> "answered_" + step + "_count")
            .toList();

    public static final Table TABLE = new Table(
            "satisfaction",
            "a group in a period",
            new StructType(
                    Stream.of(whose(), answers(), asked()).flatMap(List::stream).toArray(StructField[]::new)),
            List.of(AS_OF, BASIS, DIMENSION, GROUP, UNTIL_ON),
            List.of(AS_OF));

    private SatisfactionTable() {}

    private static List<StructField> whose() {
        return List.of(
                Column.asOf(),
                required(
                        BASIS,
                        DataTypes.StringType,
                        "all answers: each counts once, of whoever answered; sample: those of customers drawn by `ebb survey-sample`, each weighed by how many customers of the stratum one who answered stands for"),
                required(DIMENSION, DataTypes.StringType, "all, account_class, category, region, owner or lifecycle"),
                required(
                        GROUP,
                        DataTypes.StringType,
                        "Which one; the account class as of the as-of date; categories of the last purchase up to 30 days before the answer; the lifecycle on the day of the draw (sample only)"),
                required(FROM_ON, DataTypes.DateType, "First day of the period"),
                required(UNTIL_ON, DataTypes.DateType, "Last day of the period"));
    }

    private static List<StructField> answers() {
        return Stream.of(
                        Stream.of(
                                required(CUSTOMERS, DataTypes.LongType, "Customers who answered"),
                                required(ANSWERS, DataTypes.LongType, "Their answers")),
                        STEP_COUNTS.stream()
                                .map(
                                        name -> required(
                                                name,
                                                DataTypes.LongType,
                                                "Answers of this step, 1 very dissatisfied; 0 of each step where too few customers answered for it to be told")),
                        figure(MEAN, "Mean answer, 1 to 5, weighed as the basis says; null: too few customers"),
                        figure(SATISFIED, "Share of answers of 4 or 5, likewise"),
                        figure(BUY_AGAIN, "Share of 4 or 5 of those asked whether they mean to buy again, likewise"),
                        figure(RECOMMEND, "Share of 4 or 5 of those asked whether they would recommend us, likewise"))
                .flatMap(fields -> fields)
                .toList();
    }

    private static List<StructField> asked() {
        return Stream.of(
                        Stream.of(
                                optional(
                                        ASKED,
                                        DataTypes.LongType,
                                        "Customers drawn in the period whose time to answer is over; null: not a sample, or not known of a category")),
                        figure(
                                RESPONSE,
                                "Share of them who answered in time; the others are the non-response; null: too few"),
                        figure(
                                TREND,
                                "Change of the mean answer in a year over the periods with a mean, in the last of them; null elsewhere, and of fewer than three"))
                .flatMap(fields -> fields)
                .toList();
    }

    private static Stream<StructField> figure(String name, String comment) {
        return Stream.of(
                optional(name, DataTypes.DoubleType, comment),
                optional(name + LOW, DataTypes.DoubleType, "Lower end of its 95 % interval; null likewise"),
                optional(name + HIGH, DataTypes.DoubleType, "Upper end; null likewise"));
    }
}
