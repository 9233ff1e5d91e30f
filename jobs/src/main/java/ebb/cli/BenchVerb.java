package ebb.cli;

import ebb.bench.Bench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the ledger and the features against DuckDB on this machine. It has no lake and no settings. */
@Command(
        name = "bench",
        description = "Measure the ledger and the features against DuckDB, on purchases generated for it.")
final class BenchVerb implements Callable<Integer> {
    @Option(
            names = "--rows",
            paramLabel = "N",
            split = ",",
            description =
                    "Purchases to generate; several, parted by commas, show how time grows. Default: ${DEFAULT-VALUE}.",
            defaultValue = "20000000")
    private List<Long> rows;

    @Option(
            names = "--dir",
            paramLabel = "FOLDER",
            description = "Where the generated files go; about 60 bytes a purchase. Default: ${DEFAULT-VALUE}.",
            defaultValue = "ebb-bench")
    private Path folder;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            description = "Heap of each of Ebb's processes. Default: ${DEFAULT-VALUE}.",
            defaultValue = "4g")
    private String heap;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Bench.run(rows, folder, heap, spec.commandLine().getOut());
        return ExitCode.DONE.code;
    }
}
