package ebb.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;

import ebb.input.CustomerAccount;
import ebb.input.MajorEvent;
import ebb.schema.LifeEventsTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Life events that Ebb found and that are over: the customer may need nothing more for them. Sensitive ones are left out, since they are read for a named purpose
 * only.
 *
 * @param byCustomer with the day on which each is over, at the end of its interval
 */
record EndedLifeEvents(Map<String, List<MajorEvent>> byCustomer) {

    /** Those over by the as-of date, found on it or earlier. */
    static EndedLifeEvents of(JobContext context) {
        Dataset<Row> found = context.input(LifeEventsTable.TABLE);
        Map<String, List<MajorEvent>> events = new TreeMap<>();
        if (found != null) {
            rows(found, context.asOf())
                    .forEach(row -> events.computeIfAbsent(row.getString(0), any -> new ArrayList<>())
                            .add(new MajorEvent(
                                    (int) row.getDate(2).toLocalDate().toEpochDay(), row.getString(1), null, null)));
        }
        return new EndedLifeEvents(events);
    }

    private static List<Row> rows(Dataset<Row> found, LocalDate asOf) {
        Date day = Date.valueOf(asOf);
        return found.where(not(col(LifeEventsTable.IS_SENSITIVE))
                        .and(col(LifeEventsTable.AS_OF).leq(day)))
                .groupBy(LifeEventsTable.CUSTOMER_ID, LifeEventsTable.EVENT)
                .agg(max(LifeEventsTable.UNTIL_ON).as(LifeEventsTable.UNTIL_ON))
                .where(col(LifeEventsTable.UNTIL_ON).leq(day))
                .orderBy(LifeEventsTable.CUSTOMER_ID, LifeEventsTable.EVENT)
                .collectAsList();
    }

    /** The accounts with these events among their own. */
    JavaRDD<CustomerAccount> beside(JavaRDD<CustomerAccount> accounts) {
        if (byCustomer.isEmpty()) {
            return accounts;
        }
        Broadcast<Map<String, List<MajorEvent>>> events =
                JavaSparkContext.fromSparkContext(accounts.context()).broadcast(byCustomer);
        return accounts.map(account -> account.with(events.value()));
    }

    Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        byCustomer.values().forEach(events -> events.forEach(event -> kinds.add(event.kind())));
        return kinds;
    }
}
