package ebb.cli;

import ebb.conf.Settings;
import ebb.lake.Lake;
import ebb.publish.Extent;
import ebb.publish.Outlets;
import ebb.publish.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends the star for BI to a database. */
@Command(
        name = "publish",
        description =
                "Send the star for BI to a schema of a PostgreSQL database or to a DuckDB file: only what changed, seen by readers all at once.")
final class PublishVerb extends Verb {
    @Option(
            names = "--to",
            paramLabel = "URL",
            description = "jdbc:postgresql://HOST/DATABASE or jdbc:duckdb:FILE. Default: publish.to of the conf.")
    private String to;

    @Option(
            names = "--anew",
            description =
                    "Send every table as a whole, whatever the database has: for cells that were changed there by hand, which are not seen otherwise.")
    private boolean isAnew;

    @Override
    void execute() {
        if (to != null) {
            options.set("publish.to", to);
        }
        Settings settings = settings().settings();
        Lake lake = lake();
        Extent extent = isAnew ? Extent.EVERYTHING : Extent.CHANGES;
        Sent sent = Outlets.send(lake, settings.publish(), settings.bi().personalColumns(), extent);
        List<String> lines = new ArrayList<>();
        new TreeMap<>(sent.rows())
                .forEach((table, rows) -> lines.add(String.format(Locale.ROOT, "%-16s%,12d rows sent", table, rows)));
        sent.differences()
                .forEach((table, words) ->
                        lines.add(table + " was changed in the database (" + words + "), and was sent as a whole."));
        lines.add("Readers of the schema " + settings.publish().schema() + " see publication " + sent.publication()
                + ".");
        Map<String, Object> answer =
                Map.of("publication", sent.publication(), "rows", sent.rows(), "differences", sent.differences());
        printer().print(answer, lines);
    }
}
