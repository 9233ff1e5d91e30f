package ebb.cli;

import ebb.job.PublishLake;
import ebb.lake.Publications.Publication;
import ebb.schema.Column;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Lets readers see what single jobs wrote. */
@Command(
        name = "publish-lake",
        description =
                "Let readers see the tables as single jobs left them, where they belong together; `ebb run` does so by itself.")
final class PublishLakeVerb extends Verb {

    @Override
    boolean changesLake() {
        return true;
    }

    @Override
    void execute() {
        PublishLake.Outcome outcome = new PublishLake(lake(), settings(), clock()).execute(options.asOf());
        Publication published = outcome.published();
        published(Optional.of(published));
        String asOf = published.asOf().map(Object::toString).orElse("");
        printer()
                .print(
                        Map.of("publication", published.number(), Column.AS_OF, asOf),
                        List.of("Publication " + published.number() + " is in force, as of " + asOf + "."
                                + outcome.withdrawn()
                                        .map(words -> " Since then " + words + ".")
                                        .orElse("")));
    }
}
