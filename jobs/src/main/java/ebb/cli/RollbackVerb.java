package ebb.cli;

import ebb.job.Rollback;
import ebb.lake.Lake;
import ebb.lake.Publications;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Goes back to an earlier publication or model, with a reason. */
@Command(name = "rollback", description = "Go back to an earlier publication or model, and say why.")
final class RollbackVerb extends Verb {
    @ArgGroup(multiplicity = "1")
    private Target target;

    @Option(names = "--reason", paramLabel = "WORDS", required = true, description = "Why; kept in the run ledger.")
    private String reason;

    /** What to go back to: one of the two. */
    static final class Target {
        @Option(names = "--publication", paramLabel = "N", description = "Publication to publish again.")
        private Long publication;

        @Option(names = "--model", paramLabel = "ID", description = "Model to score with again.")
        private String model;
    }

    @Override
    boolean changesLake() {
        return !options.dryRun;
    }

    @Override
    void execute() {
        if (options.dryRun) {
            String what = target.model == null ? "publication " + target.publication : "the model " + target.model;
            printer().print(Map.of("would", what), List.of("Would go back to " + what));
            return;
        }
        Lake lake = lake();
        Rollback rollback = new Rollback(lake, settings(), clock());
        String words = target.model == null
                ? rollback.toPublication(target.publication, reason)
                : rollback.toModel(target.model, reason);
        if (target.model == null) {
            published(new Publications(lake).latest());
        }
        printer().print(Map.of("did", words, "reason", reason), List.of(words));
    }
}
