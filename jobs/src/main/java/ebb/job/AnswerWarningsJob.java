package ebb.job;

import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.schema.Table;
import ebb.schema.TableVersionsTable;
import ebb.schema.WarningsTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Writes down what a person made of a customer's standing warnings: seen, or put off until a day. {@code ebb warnings ack}
 *
 * <p>Reads and writes: warnings.
 *
 * @param customer whose warnings
 * @param rule only of this rule; empty: of all
 * @param snoozedUntil last day of the snooze; empty: acknowledged
 * @param note words to keep with it; empty: none
 */
public record AnswerWarningsJob(
        String customer, Optional<String> rule, Optional<LocalDate> snoozedUntil, Optional<String> note)
        implements Job {

    @Override
    public String name() {
        return "warnings";
    }

    @Override
    public String summary() {
        return "Acknowledge or snooze a customer's warnings.";
    }

    @Override
    public List<Table> reads() {
        return List.of(WarningsTable.TABLE, TableVersionsTable.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(WarningsTable.TABLE);
    }

    @Override
    public boolean keepsPublication() {
        return true;
    }

    @Override
    public JobResult run(JobContext context) {
        Lake lake = context.lake();
        new Publications(lake).restore(WarningsTable.TABLE);
        Dataset<Row> answered = answered(lake.read(WarningsTable.TABLE).where(isMeant()));
        long count = answered.count();
        if (count == 0) {
            throw new IllegalStateException("Cannot answer: no warning stands for " + customer
                    + rule.map(name -> " by the rule " + name).orElse("") + ". `ebb warnings` lists them.");
        }
        lake.merge(WarningsTable.TABLE, answered, functions.lit(false));
        return JobResult.of(count
                        + (count == 1 ? " warning " : " warnings ")
                        + snoozedUntil.map(day -> "snoozed until " + day).orElse("acknowledged"))
                .with("warnings", count);
    }

    private Column isMeant() {
        Column ofCustomer = functions
                .col(WarningsTable.CUSTOMER_ID)
                .equalTo(customer)
                .and(functions.col(WarningsTable.CLOSED_ON).isNull());
        return rule.map(name -> ofCustomer.and(functions.col(WarningsTable.RULE).equalTo(name)))
                .orElse(ofCustomer);
    }

    private Dataset<Row> answered(Dataset<Row> warnings) {
        return warnings.withColumn(
                        WarningsTable.STATUS,
                        functions.lit(snoozedUntil.isPresent() ? WarningsTable.SNOOZED : WarningsTable.ACKNOWLEDGED))
                .withColumn(
                        WarningsTable.SNOOZED_UNTIL_ON,
                        functions
                                .lit(snoozedUntil.map(Date::valueOf).orElse(null))
                                .cast("date"))
                .withColumn(WarningsTable.NOTE, functions.lit(note.orElse(null)).cast("string"));
    }
}
