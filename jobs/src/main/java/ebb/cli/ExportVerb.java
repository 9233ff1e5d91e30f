package ebb.cli;

import ebb.export.MarketingList;
import ebb.export.SafeCsv;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.schema.Customers;
import ebb.schema.Scores;
import ebb.schema.Segments;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
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

    @Override
    void execute() {
        Lake lake = lake();
        Publications publications = new Publications(lake);
        Publication published = publications.require();
        Dataset<Row> customers = published.versions().containsKey(Customers.TABLE.name())
                ? publications.read(published, Customers.TABLE)
                : null;
        long rows = write(MarketingList.of(
                publications.read(published, Segments.TABLE), publications.read(published, Scores.TABLE), customers));
        printer()
                .print(
                        Map.of("file", file.toString(), "rows", rows),
                        List.of(rows + " customers to contact written to " + file));
    }

    /** Written beside the file first, so that a list cut short never looks whole. */
    private long write(Dataset<Row> list) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            long rows;
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                rows = SafeCsv.write(list, MarketingList.order(), out);
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
