package ebb.cli;

import static org.apache.spark.sql.functions.col;

import ebb.export.LifeEventAccess;
import ebb.export.MarketingList;
import ebb.export.OccasionList;
import ebb.export.OptOutGate;
import ebb.export.SafeCsv;
import ebb.ingest.DataRefused;
import ebb.input.ContactPermissions;
import ebb.input.CustomerMaster;
import ebb.lake.ContactPolicies;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.schema.CustomersTable;
import ebb.schema.LifeEventsTable;
import ebb.schema.OccasionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the marketing list of the last publication: whom to contact, why and by when. */
@Command(
        name = "export",
        description = "Write the marketing list as last published: whom to contact, why and by when, as CSV.")
final class ExportVerb extends Verb {
    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "File to write; default: ${DEFAULT-VALUE}.",
            defaultValue = "ebb-contacts.csv")
    private Path file;

    @Option(
            names = "--occasions",
            description = "Write the coming birthdays, anniversaries and seasonal order days, not the marketing list.")
    private boolean isOccasions;

    @Option(
            names = "--event",
            paramLabel = "NAME",
            description =
                    "Write the customers with whom this life event is probably under way, not the marketing list.")
    private String event;

    @Option(
            names = "--purpose",
            paramLabel = "NAME",
            description = "What a sensitive life event is read for; one of its purposes in the conf. It is recorded.")
    private String purpose;

    @Override
    void execute() {
        if (event != null) {
            exportEvent();
            return;
        }
        if (isOccasions) {
            exportOccasions();
            return;
        }
        Lake lake = lake();
        Publications publications = new Publications(lake);
        Publication published = publications.require();
        Dataset<Row> customers = published.versions().containsKey(CustomersTable.TABLE.name())
                ? CustomerMaster.onePerCustomer(publications.read(published, CustomersTable.TABLE))
                : null;
        OptOutGate.check(
                publications
                        .read(published, SegmentsTable.TABLE)
                        .where(col(SegmentsTable.CONTACT_BY).isNotNull()),
                customers);
        Dataset<Row> list = MarketingList.of(
                publications.read(published, SegmentsTable.TABLE),
                publications.read(published, ScoresTable.TABLE),
                customers,
                permissions(lake, published, publications.read(published, SegmentsTable.TABLE)));
        long rows = write(list, MarketingList.order());
        printer()
                .print(
                        Map.of("file", file.toString(), "rows", rows),
                        List.of(rows + " customers to contact written to " + file));
    }

    private void exportOccasions() {
        Lake lake = lake();
        Publications publications = new Publications(lake);
        Publication published = publications.require();
        if (!published.versions().containsKey(OccasionsTable.TABLE.name())) {
            throw new IllegalStateException(
                    "Cannot export occasions: none were published, for without the customers input"
                            + " nobody is known to have agreed to be contacted. Give inputs.customers.path and run again.");
        }
        Dataset<Row> occasions = publications.read(published, OccasionsTable.TABLE);
        Dataset<Row> list = OccasionList.of(
                ContactPermissions.permitted(
                        occasions, permissions(lake, published, occasions), OccasionsTable.CUSTOMER_ID),
                publications.read(published, CustomersTable.TABLE));
        long rows = write(list, OccasionList.order());
        printer()
                .print(
                        Map.of("file", file.toString(), "rows", rows),
                        List.of(rows + " coming occasions written to " + file));
    }

    /** By the inputs as they stand now, on the as-of date of what is exported. */
    private Dataset<Row> permissions(Lake lake, Publication published, Dataset<Row> rows) {
        return ContactPolicies.permissions(
                lake, settings().settings(), published.asOf().orElseGet(() -> LocalDate.now(clock())), rows);
    }

    private void exportEvent() {
        Lake lake = lake();
        Publications publications = new Publications(lake);
        Dataset<Row> events = publications.read(publications.require(), LifeEventsTable.TABLE);
        LifeEventAccess access = new LifeEventAccess(lake, settings().settings().lifeEvents(), clock());
        Dataset<Row> list = access.open(events, event, new LifeEventAccess.Request("export", purpose));
        Column[] order = {col(LifeEventsTable.PROBABILITY).desc(), col(LifeEventsTable.CUSTOMER_ID)};
        long rows = write(list, order);
        printer()
                .print(
                        Map.of("file", file.toString(), "rows", rows),
                        List.of(rows + " customers with " + event + " probably under way written to " + file));
    }

    /** Written beside the file first, so that a list cut short never looks whole; an empty one is refused and the file left as it was. */
    private long write(Dataset<Row> list, Column[] order) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            long rows;
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                rows = SafeCsv.write(list, order, out);
            }
            if (rows == 0) {
                Files.delete(unfinished);
                throw new DataRefused("Cannot export to " + file + ": the list is empty, and a file without rows would pass for one."
                        + " `ebb status` says what is published; `ebb run` publishes anew.");
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write " + file.toAbsolutePath() + ": " + e.getMessage()
                            + ". Choose another file with --to.",
                    e);
        }
    }
}
