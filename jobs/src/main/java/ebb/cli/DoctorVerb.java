package ebb.cli;

import ebb.conf.InputSettings;
import ebb.conf.Secrets;
import ebb.conf.Settings;
import ebb.ingest.DataRefused;
import ebb.ingest.Input;
import ebb.ingest.InputCatalogue;
import ebb.ingest.InputPreview;
import ebb.ingest.InputProfiles;
import ebb.lake.LakeFolder;
import ebb.lake.LakeLock;
import ebb.lake.LakePath;
import ebb.lake.LockHolder;
import ebb.lake.LogCheck;
import ebb.lake.LogDamage;
import ebb.schema.IngestedFilesTable;
import ebb.warning.WarningRuleCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;

/** Checks what a run needs before a run, and says what is off for want of which input. */
@Command(name = "doctor", description = "Check what a run needs, and say what is off for want of which input.")
final class DoctorVerb extends Verb {
    /** What each further input is for, in words. */
    private static final List<Integer> SUPPORTED_JAVA = List.of(17, 21, 25);

    private static final Map<String, String> SWITCHES_ON = Map.of(
            "customers",
                    "names, owners, consent and opt-outs in the report and the marketing list, occasions, demand by region, limits by region",
            "receivables", "credit grades, account classes, overdue credit, and how they pay as features of the score",
            "expenses", "sales expense against what a customer brings, also as a feature of the score",
            "service",
                    "complaints and service failures by period and cause, grievance as a force, and features of the score",
            "surveys", "satisfaction and its trend, also as features of the score",
            "contacts", "what contacting changes, against the control group, and contacts as features of the score",
            "major_events", "exposure to events that hit a customer or a region, rivals as a force",
            "suppressions", "customers and e-mail addresses that no marketing reaches, whatever else is known of them",
            "aliases", "customers with several ids as one, from the day on which that is known");

    /** One finding. */
    record Finding(String subject, boolean good, String words) {}

    @Override
    void execute() {
        Settings settings = settings().settings();
        List<Finding> findings = new ArrayList<>();
        findings.add(java(Runtime.version().feature()));
        findings.add(memory(Runtime.getRuntime().maxMemory()));
        findings.add(lake(settings));
        Finding tables = tables(settings);
        findings.add(tables);
        for (Input input : InputCatalogue.ALL) {
            Finding files = input(input, settings);
            findings.add(files);
            findings.addAll(files.good() ? content(input, settings) : List.of());
        }
        ProposalCheck.differences(settings())
                .forEach(words -> findings.add(new Finding("proposal", true, "`ebb init` would set " + words)));
        findings.add(warnings(settings));
        findings.addAll(tables.good() ? deliveries(settings) : List.of());
        printer().print(findings, findings.stream().map(DoctorVerb::line).toList());
        List<String> faults = findings.stream()
                .filter(finding -> !finding.good())
                .map(Finding::subject)
                .toList();
        if (!faults.isEmpty()) {
            throw new ebb.conf.SettingsException(
                    "Cannot run as things are: see " + String.join(", ", faults) + " above.");
        }
    }

    private static Finding java(int version) {
        boolean isSupported = SUPPORTED_JAVA.contains(version);
        return new Finding("java", isSupported, "JDK " + version + (isSupported ? "" : "; Spark needs 17, 21 or 25"));
    }

    private static Finding memory(long bytes) {
        long gigabytes = Math.round(bytes / 1e9);
        return new Finding(
                "memory", bytes > 1_500_000_000L, gigabytes + " GB of heap; set EBB_JAVA_OPTIONS=-Xmx8g for more");
    }

    private static Finding lake(Settings settings) {
        LakePath root = LakePath.root(settings.lake());
        Optional<LockHolder> holder = LakeLock.current(root, new Configuration());
        return new Finding(
                "lake", true, root + holder.map(h -> ", held by " + h.inWords()).orElse(", free"));
    }

    private static Finding tables(Settings settings) {
        List<LogDamage> damages = LogCheck.quick(new LakeFolder(LakePath.root(settings.lake()), new Configuration()));
        return damages.isEmpty()
                ? new Finding(
                        "tables", true, "logs are whole as far as a quick look tells; `ebb verify` reads them all")
                : new Finding(
                        "tables",
                        false,
                        damages.stream().map(LogDamage::inWords).collect(Collectors.joining("; "))
                                + "; `ebb repair --dry-run` says what can be restored");
    }

    private static Finding input(Input input, Settings settings) {
        InputSettings given = settings.inputs().get(input.name());
        if (given == null || !given.isOn()) {
            return input.equals(InputCatalogue.PURCHASES)
                    ? new Finding(input.name(), false, "not given; set inputs.purchases.path")
                    : new Finding(input.name(), true, "off; it would switch on " + SWITCHES_ON.get(input.name()));
        }
        boolean local = !given.path().matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*")
                && !given.path().matches(".*[*?{\\[].*");
        boolean there = !local || Files.exists(Path.of(given.path()));
        return new Finding(input.name(), there, Secrets.NONE.hide(given.path()) + (there ? "" : " is not there"));
    }

    /** What was delivered last, and what is striking of it; a session is started only where there is a lake to look into. */
    private List<Finding> deliveries(Settings settings) {
        boolean isThere = !LakePath.root(settings.lake())
                .resolve("tables/" + IngestedFilesTable.TABLE.name())
                .list(new Configuration())
                .isEmpty();
        if (!isThere) {
            return List.of();
        }
        InputProfiles.Standing standing = DeliveryFindings.standing(lake(), settings);
        return Stream.concat(
                        standing.words().stream(), standing.warnings().stream().map(warning -> "WARNING: " + warning))
                .map(words -> new Finding("deliveries", true, words))
                .toList();
    }

    /** What the first rows of an input show: how it is written, where that differs from the settings. */
    private static List<Finding> content(Input input, Settings settings) {
        InputSettings given = settings.inputs().get(input.name());
        if (given == null || !given.isOn()) {
            return List.of();
        }
        try {
            return InputPreview.of(given, new Configuration()).stream()
                    .flatMap(preview -> preview.advice(input, given, settings.zone()).stream())
                    .map(words -> new Finding(input.name(), true, "WARNING: " + words))
                    .toList();
        } catch (DataRefused e) {
            return List.of(new Finding(input.name(), false, e.getMessage()));
        }
    }

    private static Finding warnings(Settings settings) {
        List<String> on = InputCatalogue.ALL.stream()
                .map(Input::name)
                .filter(name -> settings.inputs().containsKey(name)
                        && settings.inputs().get(name).isOn())
                .toList();
        String words = WarningRuleCatalogue.ALL.stream()
                .map(rule -> rule.name()
                        + (on.containsAll(rule.needs()) ? "" : " is off for want of " + missing(rule.needs(), on)))
                .collect(Collectors.joining("; "));
        return new Finding("warnings", true, words);
    }

    private static String missing(List<String> needs, List<String> on) {
        return needs.stream().filter(need -> !on.contains(need)).collect(Collectors.joining(" and "));
    }

    private static String line(Finding finding) {
        return String.format(
                java.util.Locale.ROOT,
                "%-6s %-13s %s",
                finding.good() ? "ok" : "FAULT",
                finding.subject(),
                finding.words());
    }
}
