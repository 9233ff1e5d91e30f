package ebb.cli;

import ebb.conf.SettingsException;
import ebb.setup.ConfProposal;
import ebb.setup.ConfProposer;
import ebb.setup.InputPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at files and writes settings for them, so that a run can follow. */
@Command(
        name = "init",
        description =
                "Look at files, propose settings for them with the reason for each, and write those to ebb.yaml, where `ebb run` finds them.")
final class InitVerb extends Verb {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Purchases, and customers where there are any: CSV, JSON, Excel workbooks, Parquet or Delta, or a folder of them.")
    private List<Path> files;

    @Option(
            names = "--to",
            paramLabel = "CONF",
            description = "File to write; default: ebb.yaml in the working folder.")
    private Path to = CommonOptions.DEFAULT_CONF;

    @Option(names = "--force", description = "Write over a file that is there.")
    private boolean isForced;

    @Override
    void execute() {
        if (Files.exists(to) && !isForced && !options.dryRun) {
            throw new SettingsException("Cannot write " + to.toAbsolutePath()
                    + ": it is there already. Choose another file with --to," + " or write over it with --force.");
        }
        ConfProposal proposal = ConfProposer.propose(files, InputPaths.columnar());
        List<String> words = new ArrayList<>();
        if (options.dryRun) {
            words.add(proposal.yaml());
        } else {
            write(proposal.yaml());
            words.add("Settings written to " + to + ". Next: ebb run"
                    + (to.equals(CommonOptions.DEFAULT_CONF) ? "" : " --conf " + to));
        }
        proposal.unsure().forEach(doubt -> words.add("unsure: " + doubt));
        printer().print(Map.of("file", to.toString(), "unsure", proposal.unsure(), "yaml", proposal.yaml()), words);
    }

    private void write(String yaml) {
        try {
            Files.writeString(to, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write " + to.toAbsolutePath() + ": " + e.getMessage() + ". Choose another file with --to.",
                    e);
        }
    }
}
