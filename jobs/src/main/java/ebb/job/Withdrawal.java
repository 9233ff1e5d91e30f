package ebb.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import ebb.conf.Settings;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.lake.SentContacts;
import ebb.schema.AliasesTable;
import ebb.schema.ContactsTable;
import ebb.schema.CustomersTable;
import ebb.schema.MajorEventsTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.SentTable;
import ebb.schema.ServiceTable;
import ebb.schema.SuppressionsTable;
import ebb.schema.Table;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;

/** When marketing is taken out of what is published because customers have refused it since, and how the rest is published. */
final class Withdrawal {
    /** A change of these can forbid a contact. */
    private static final List<Table> WISHES = List.of(
            CustomersTable.TABLE,
            SuppressionsTable.TABLE,
            ContactsTable.TABLE,
            ServiceTable.TABLE,
            MajorEventsTable.TABLE,
            AliasesTable.TABLE,
            RejectedRowsTable.TABLE);

    /** The day of each row of inputs that forbid a contact from then on. */
    private static final Map<Table, Column> DATED = Map.of(
            ContactsTable.TABLE, to_date(col(ContactsTable.CONTACTED_AT)),
            SentTable.TABLE, SentContacts.SENT_ON,
            ServiceTable.TABLE, to_date(col(ServiceTable.OPENED_AT)),
            MajorEventsTable.TABLE, to_date(col(MajorEventsTable.ON)),
            AliasesTable.TABLE, col(AliasesTable.MERGED_ON));

    private final Lake lake;
    private final Settings settings;
    private final Publications publications;

    Withdrawal(Lake lake, Settings settings) {
        this.lake = lake;
        this.settings = settings;
        this.publications = new Publications(lake, settings.star());
    }

    /**
     * The job to do; empty where nothing is published, or what says who may be contacted is as it was then and knows of nothing after the as-of date, which is
     * all that the jobs planned by.
     */
    Optional<WithdrawProposalsJob> job() {
        WithdrawProposalsJob job = new WithdrawProposalsJob();
        return publications
                .latest()
                .filter(published ->
                        published.asOf().isPresent() && (isNewer(published) || isOlderThanInputs(published)))
                .filter(published -> job.writes().stream()
                        .anyMatch(table -> published.versions().containsKey(table.name())))
                .map(published -> job);
    }

    /** Whether a contact, a list, a complaint, a major event or a merger of customers is of a day after the as-of date. */
    private boolean isOlderThanInputs(Publication published) {
        LocalDate asOf = published.asOf().orElseThrow();
        return DATED.entrySet().stream()
                .filter(input -> lake.has(input.getKey()))
                .anyMatch(input -> !lake.read(input.getKey())
                        .where(input.getValue().gt(lit(Date.valueOf(asOf))))
                        .isEmpty());
    }

    private boolean isNewer(Publication published) {
        return WISHES.stream()
                .anyMatch(table -> lake.version(table) != published.versions().getOrDefault(table.name(), -1L));
    }

    /** What was taken out, and what is published since. */
    record Done(JobResult result, Publication published) {}

    /** Does the job by itself, under the lock that the caller holds; empty where it found nobody. */
    Optional<Done> alone(String runId, Clock clock) {
        try (JobContext context = new JobContext(lake, settings, Optional.empty(), runId, clock)) {
            return afterPublishing(context, clock);
        }
    }

    /** The same after a run's own publication. */
    Optional<Done> afterPublishing(JobContext context, Clock clock) {
        return job().map(context::run).flatMap(result -> publish(result, context.runId(), clock.instant())
                .map(published -> new Done(result, published)));
    }

    /** Publishes what the job wrote, all else as it is published; empty where it found nobody. */
    Optional<Publication> publish(JobResult result, String runId, Instant at) {
        Publication published = publications.require();
        Map<String, Long> versions = new TreeMap<>(published.versions());
        new WithdrawProposalsJob()
                .writes().stream()
                        .filter(table -> result.counts().containsKey(table.name()))
                        .forEach(table -> versions.put(table.name(), lake.version(table)));
        return versions.equals(published.versions())
                ? Optional.empty()
                : Optional.of(publications.publish(runId, published.asOf(), versions, at));
    }
}
