package ebb.cli;

import ebb.bench.Benchmark;
import ebb.bench.Benchmarks;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures speed, and how true results are; a verb for each benchmark. They have no lake and no settings of the user. */
@Command(
        name = "bench",
        synopsisSubcommandLabel = "BENCHMARK",
        description =
                "Measure the speed of Ebb on this machine, beside DuckDB where there is a rival, and how true its results are.")
final class BenchVerb {
    private BenchVerb() {}

    static CommandLine commandLine() {
        CommandLine bench = new CommandLine(new BenchVerb());
        for (Benchmark benchmark : Benchmarks.ALL) {
            CommandSpec spec = CommandSpec.forAnnotatedObject(new One(benchmark));
            spec.usageMessage()
                    .description(
                            benchmark.summary(),
                            "The size counts " + benchmark.unit() + "; default: " + words(benchmark) + ".");
            bench.addSubcommand(benchmark.name(), spec.mixinStandardHelpOptions(true));
        }
        return bench;
    }

    private static String words(Benchmark benchmark) {
        return benchmark.usualSizes().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** One benchmark as a verb. */
    @Command
    private static final class One implements Callable<Integer> {
        private final Benchmark benchmark;

        @Option(
                names = "--size",
                paramLabel = "N",
                split = ",",
                description = "Size to measure at; several, parted by commas, show how time grows.")
        private List<Long> sizes;

        @Option(
                names = "--dir",
                paramLabel = "FOLDER",
                description = "Where generated data go and are found again. Default: ${DEFAULT-VALUE}.",
                defaultValue = "ebb-bench")
        private Path folder;

        @Spec
        private CommandSpec spec;

        One(Benchmark benchmark) {
            this.benchmark = benchmark;
        }

        @Override
        public Integer call() throws Exception {
            List<Long> asked = sizes == null ? benchmark.usualSizes() : sizes;
            benchmark.run(new Benchmark.Terms(asked, folder, spec.commandLine().getOut()));
            return ExitCode.DONE.code;
        }
    }
}
