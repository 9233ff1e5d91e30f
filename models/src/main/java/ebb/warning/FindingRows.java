package ebb.warning;

import static ebb.schema.Column.required;

import ebb.account.AccountBaseline;
import ebb.account.AccountFacts;
import ebb.customer.Money;
import ebb.input.AccountPast;
import ebb.input.CustomerAccount;
import ebb.ledger.AsOf;
import ebb.schema.WarningsTable;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What the rules find of all accounts on one as-of date: the columns of {@link WarningsTable} that a rule fills, and whether it warns. */
public final class FindingRows {
    /** Whether the value has reached the limit; otherwise it is near it, and only keeps a warning that stands. */
    static final String WARNS = "warns";

    /** The columns that a rule fills. */
    static final List<String> FILLED = List.of(
            WarningsTable.SEVERITY,
            WarningsTable.VALUE,
            WarningsTable.LIMIT,
            WarningsTable.PURPOSE,
            WarningsTable.EXPOSURE,
            WarningsTable.MONEY_AT_RISK,
            WarningsTable.MESSAGE,
            WarningsTable.NEXT_STEP,
            WarningsTable.RIGHT_SHARE,
            WarningsTable.RIGHT_RECORD,
            WarningsTable.OWNER);

    private static final RuleRecord NO_RECORD = new RuleRecord(0, 0);

    private FindingRows() {}

    static StructType schema() {
        StructType table = WarningsTable.TABLE.schema();
        StructType schema = new StructType(
                new StructField[] {table.apply(WarningsTable.CUSTOMER_ID), table.apply(WarningsTable.RULE)});
        for (String column : FILLED) {
            schema = schema.add(table.apply(column));
        }
        return schema.add(required(WARNS, DataTypes.BooleanType, "Whether the value has reached the limit"));
    }

    /**
     * The day on which all accounts are looked at.
     *
     * @param baseline what held for all accounts on it
     * @param records how often each rule was right in the past; none for one that could not be judged
     */
    public record Today(AsOf asOf, AccountBaseline baseline, Map<String, RuleRecord> records) implements Serializable {}

    /** What the rules find; {@link FindingCompletion} leaves out whom marketing may not reach, and adds money at risk and severity. */
    public static Dataset<Row> of(
            SparkSession spark, JavaRDD<CustomerAccount> accounts, RuleEvaluator watcher, Today today) {
        return spark.createDataFrame(accounts.flatMap(account -> rows(account, watcher, today)), schema());
    }

    private static Iterator<Row> rows(CustomerAccount account, RuleEvaluator watcher, Today today) {
        AccountPast past = account.knownOn(today.asOf());
        if (!past.hasBought()) {
            return List.<Row>of().iterator();
        }
        AccountFacts facts = new AccountFacts(past, today.baseline());
        return watcher.findings(facts).stream()
                .map(finding -> row(finding, facts, today))
                .iterator();
    }

    private static Row row(RuleEvaluator.Finding finding, AccountFacts facts, Today today) {
        RuleRecord record = today.records().getOrDefault(finding.rule().name(), NO_RECORD);
        return RowFactory.create(
                facts.history().customerId(),
                finding.rule().name(),
                WarningSettings.NOTICE,
                finding.value(),
                finding.limit(),
                finding.rule().card().use().purpose().label(),
                Money.ofCents(finding.advice().exposure()),
                null,
                finding.advice().message(),
                finding.advice().nextStep(),
                record.share(),
                record.words(),
                facts.profile().owner(),
                finding.strain() >= 1);
    }
}
