package ebb.cli;

import ebb.job.Job;
import ebb.job.JobCatalogue;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkConf;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** Picks the verb and ends the process with its exit code. */
@Command(
        name = "ebb",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "VERB",
        header = "Says which customers are drifting away, why, what they are worth and what to do.",
        footer = {
            "",
            "Exit codes: 0 done, 1 failure, 2 usage or settings, 3 data refused by a gate,",
            "4 model refused by its gate, 5 another run holds the lake, 6 incompatible version."
        })
public final class Main {
    private static final String LOG_SETTINGS = "classpath:conf/log4j2.properties";

    private Main() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        if (System.getProperty("log4j2.configurationFile") == null) {
            System.setProperty("log4j2.configurationFile", LOG_SETTINGS);
            // spark-submit has begun to log by Spark's own settings, which stay in force unless others are named, and
            // which Spark would take up again later
            // than this if it had not done so.
            new SparkConf(false).initializeLogIfNecessary(false, true);
            Configurator.reconfigure(URI.create(LOG_SETTINGS));
        }
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(commandLine().setOut(out).setErr(err).execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine ebb = new CommandLine(new Main());
        ebb.addSubcommand(new DemoVerb());
        ebb.addSubcommand(new GenerateShopVerb());
        ebb.addSubcommand(new InitVerb());
        ebb.addSubcommand(new DoctorVerb());
        ebb.addSubcommand(new FeaturesVerb());
        ebb.addSubcommand(new TablesVerb());
        ebb.addSubcommand(new ExplainVerb());
        ebb.addSubcommand(new CustomerVerb());
        ebb.addSubcommand(new WhatIfVerb());
        ebb.addSubcommand(new ExportVerb());
        ebb.addSubcommand(new SurveySampleVerb());
        ebb.addSubcommand(new SqlVerb());
        ebb.addSubcommand(new PublishVerb());
        ebb.addSubcommand(new StatusVerb());
        ebb.addSubcommand(new ActionsVerb());
        ebb.addSubcommand(new WarningsVerb());
        ebb.addSubcommand(new ServeVerb());
        ebb.addSubcommand(new McpVerb());
        ebb.addSubcommand(new PublishLakeVerb());
        ebb.addSubcommand(new BackfillVerb());
        ebb.addSubcommand(new ReplayVerb());
        ebb.addSubcommand(new RollbackVerb());
        ebb.addSubcommand(new UpgradeVerb());
        ebb.addSubcommand(new VerifyVerb());
        ebb.addSubcommand(new RepairVerb());
        ebb.addSubcommand(new EraseVerb());
        ebb.addSubcommand(new ConfigVerb());
        ebb.addSubcommand(BenchVerb.commandLine());
        ebb.addSubcommand("run", described(new RunVerb(), "Do all jobs in order and publish the tables."));
        for (Job job : JobCatalogue.ALL) {
            ebb.addSubcommand(job.name(), described(new JobVerb(job.name(), List.of(job)), job.summary()));
        }
        for (Job job : JobCatalogue.ON_DEMAND) {
            ebb.addSubcommand(job.name(), described(new JobVerb(job.name(), List.of(job)), job.summary()));
        }
        ebb.getSubcommands().values().forEach(verb -> verb.getCommandSpec().mixinStandardHelpOptions(true));
        ebb.setCaseInsensitiveEnumValuesAllowed(true);
        ebb.setExecutionExceptionHandler(new FailurePrinter());
        return ebb;
    }

    private static CommandSpec described(Verb verb, String summary) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(verb);
        spec.usageMessage().description(summary);
        return spec;
    }

    /** Version for {@code --version}. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"ebb " + ebb.job.CodeVersion.CURRENT};
        }
    }
}
