package ebb.job;

import ebb.conf.Settings;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.schema.AliasesTable;
import ebb.schema.ContactsTable;
import ebb.schema.CustomersTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.ServiceTable;
import ebb.schema.SuppressionsTable;
import ebb.schema.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** When marketing is taken out of what is published because customers have refused it since, and how the rest is published. */
final class Withdrawal {
    /** A change of these can forbid a contact. */
    private static final List<Table> WISHES = List.of(
            CustomersTable.TABLE,
            SuppressionsTable.TABLE,
            ContactsTable.TABLE,
            ServiceTable.TABLE,
            AliasesTable.TABLE,
            RejectedRowsTable.TABLE);

    private final Lake lake;
    private final Publications publications;

    Withdrawal(Lake lake, Settings settings) {
        this.lake = lake;
        this.publications = new Publications(lake, settings.star());
    }

    /** The job to do; empty where nothing is published, or what says who may be contacted is as it was then. */
    Optional<WithdrawProposalsJob> job() {
        WithdrawProposalsJob job = new WithdrawProposalsJob();
        return publications
                .latest()
                .filter(published -> published.asOf().isPresent() && isNewer(published))
                .filter(published -> job.writes().stream()
                        .anyMatch(table -> published.versions().containsKey(table.name())))
                .map(published -> job);
    }

    private boolean isNewer(Publication published) {
        return WISHES.stream()
                .anyMatch(table -> lake.version(table) != published.versions().getOrDefault(table.name(), -1L));
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
