package ebb.cli;

import ebb.lake.LakeDamaged;
import ebb.verify.Finding;
import ebb.verify.Verification;
import java.util.List;
import picocli.CommandLine.Command;

/** Says what in the lake is not as it was written. */
@Command(
        name = "verify",
        description =
                "Compare the tables with their logs, the ingested files, the runs and what was published of them.",
        footer = {"", "Ends with 3 where anything is not as it was written, a line for each."})
final class VerifyVerb extends Verb {

    @Override
    void execute() {
        List<Finding> findings = new Verification(uncheckedLake()).findings();
        printer()
                .print(
                        findings,
                        findings.isEmpty()
                                ? List.of("Every table is as it was written.")
                                : findings.stream().map(Finding::inWords).toList());
        if (!findings.isEmpty()) {
            throw new LakeDamaged(
                    "Cannot trust the lake " + settings().settings().lake() + ": " + findings.size()
                            + " findings above. `ebb repair --dry-run` says what can be restored from what.");
        }
    }
}
