package ebb.care;

import ebb.account.AccountBaseline;
import ebb.account.AccountFacts;
import ebb.account.MeasureDistribution;
import ebb.account.ScorecardMeasures;
import ebb.customer.Activity;
import ebb.input.AccountPast;
import ebb.input.AccountTimeline;
import ebb.input.CustomerAccount;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.schema.AccountsTable;
import ebb.schema.Column;
import java.io.Serializable;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Holds each force against who stayed: the share of active customers who bought again within the horizon, those with a high score against those with a low one,
 * by activity, so that a force is not credited with what the rhythm of buying says already.
 *
 * <p>Forces of dated inputs are told anew for past as-of dates, by what was known then. Those of what carries no date, and the surplus, are taken as rows of
 * {@link AccountsTable} of earlier runs have them.
 *
 * @param terms what counts
 * @param norms how active customers' measures are spread now
 */
public record ForceEvidence(Terms terms, MeasureDistribution norms) implements Serializable {
    private static final String STRATUM = "stratum";
    private static final String STAYED = "stayed";
    private static final StructType SEEN = new StructType(new StructField[] {
        Column.customerId(),
        Column.asOf(),
        Column.required(STRATUM, DataTypes.IntegerType, "Activity"),
        Column.required(STAYED, DataTypes.BooleanType, "Whether the customer bought again within the horizon")
    });

    /**
     * What counts.
     *
     * @param horizonDays days within which who stays buys again
     * @param activeDays longest silence of an active customer
     * @param minCohort least customers on either side
     * @param pointValue what a loyalty point is worth, in the currency
     */
    public record Terms(int horizonDays, int activeDays, int minCohort, double pointValue) implements Serializable {}

    /** Past as-of dates whose horizon has passed, with what held for all accounts on each. */
    public record Past(List<AsOf> dates, List<AccountBaseline> baselines) implements Serializable {
        public Past {
            dates = List.copyOf(dates); // a part of a list cannot be sent to tasks
            baselines = List.copyOf(baselines);
        }
    }

    /**
     * What was found.
     *
     * @param earlier rows of {@link AccountsTable} of past as-of dates whose horizon has passed; null: there are none
     */
    public ForceFindings of(JavaRDD<CustomerAccount> accounts, Past past, Earlier earlier) {
        ForceTally tally =
                accounts.aggregate(new ForceTally(), (known, account) -> add(known, account, past), ForceTally::plus);
        return new ForceFindings(earlier == null ? tally : tally.plus(earlier(accounts, earlier)), terms.minCohort());
    }

    /** Rows of earlier runs, and the as-of dates that they are of. */
    public record Earlier(Dataset<Row> accounts, List<AsOf> dates) {}

    /** Columns of {@link AccountsTable} with the scores that earlier runs are asked for. */
    public static List<String> scores() {
        return Forces.OF_EARLIER.stream()
                .map(force -> force + AccountsTable.SCORE)
                .toList();
    }

    ForceTally add(ForceTally tally, CustomerAccount account, Past past) {
        AccountTimeline timeline = account.timeline();
        ForceTally.OneCustomer one = tally.new OneCustomer();
        for (int i = 0; i < past.dates().size(); i++) {
            AsOf date = past.dates().get(i);
            AccountPast known = timeline.knownOn(date);
            if (isJudged(date) && isActive(known)) {
                ForceTally.Seen seen = seen(timeline, known.history(), date);
                AccountFacts facts = new AccountFacts(known, past.baselines().get(i));
                Forces forces = Forces.of(facts, ScorecardMeasures.of(facts), norms, terms.pointValue())
                        .dated();
                for (int n = 0; n < Forces.NAMES.size(); n++) {
                    one.add(Forces.NAMES.get(n), forces.all().get(n).score(), seen);
                }
            }
        }
        one.close();
        return tally;
    }

    /** The data may end some days before the as-of date, and then they do before the horizon of the latest past date does. */
    private boolean isJudged(AsOf date) {
        return date.isMatured(terms.horizonDays());
    }

    private boolean isActive(AccountPast known) {
        return known.hasBought() && Activity.isActive(known.history().silenceDays(), terms.activeDays());
    }

    private ForceTally.Seen seen(AccountTimeline timeline, History history, AsOf date) {
        return new ForceTally.Seen(
                date.day(),
                ComplaintRecovery.stratum(history, date.day()),
                !date.outcome(timeline.purchases(), terms.horizonDays()).churned());
    }

    private ForceTally earlier(JavaRDD<CustomerAccount> accounts, Earlier earlier) {
        List<AsOf> dates = earlier.dates().stream().filter(this::isJudged).toList();
        Dataset<Row> seen = earlier.accounts()
                .sparkSession()
                .createDataFrame(
                        accounts.flatMap(account -> seen(account, dates).iterator()), SEEN);
        String[] key = {AccountsTable.CUSTOMER_ID, AccountsTable.AS_OF};
        Stream<String> known = Stream.of(AccountsTable.CUSTOMER_ID, AccountsTable.AS_OF, STRATUM, STAYED);
        return seen.join(earlier.accounts(), key)
                .select(Stream.concat(known, scores().stream())
                        .map(functions::col)
                        .toArray(org.apache.spark.sql.Column[]::new))
                .javaRDD()
                .groupBy(row -> row.getString(0))
                .values()
                .aggregate(new ForceTally(), ForceEvidence::add, ForceTally::plus);
    }

    private List<Row> seen(CustomerAccount account, List<AsOf> dates) {
        AccountTimeline timeline = account.timeline();
        List<Row> rows = new ArrayList<>();
        for (AsOf date : dates) {
            AccountPast known = timeline.knownOn(date);
            if (isActive(known)) {
                ForceTally.Seen seen = seen(timeline, known.history(), date);
                rows.add(RowFactory.create(
                        timeline.customerId(), Date.valueOf(date.date()), seen.stratum(), seen.stayed()));
            }
        }
        return rows;
    }

    private static ForceTally add(ForceTally tally, Iterable<Row> ofOneCustomer) {
        ForceTally.OneCustomer one = tally.new OneCustomer();
        for (Row row : ofOneCustomer) {
            ForceTally.Seen seen = new ForceTally.Seen(
                    (int) row.getDate(1).toLocalDate().toEpochDay(), row.getInt(2), row.getBoolean(3));
            for (int n = 0; n < Forces.OF_EARLIER.size(); n++) {
                int cell = 4 + n;
                one.add(Forces.OF_EARLIER.get(n), row.isNullAt(cell) ? Double.NaN : row.getDouble(cell), seen);
            }
        }
        one.close();
        return tally;
    }
}
