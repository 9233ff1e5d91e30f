package ebb.doctor;

import ebb.conf.EffectiveSettings;
import ebb.conf.InputSettings;
import ebb.conf.Settings;
import ebb.ingest.InputPreview;
import ebb.ingest.TrialIngest;
import ebb.ingest.catalogue.DataRefused;
import ebb.ingest.catalogue.Input;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.ingest.check.InputProfiles;
import ebb.lake.Lake;
import ebb.lake.LakeFolder;
import ebb.lake.LakeLock;
import ebb.lake.LakePath;
import ebb.lake.LockHolder;
import ebb.lake.LogCheck;
import ebb.lake.LogDamage;
import ebb.lake.UnknownChannels;
import ebb.schema.CustomersTable;
import ebb.schema.IngestedFilesTable;
import ebb.schema.SuppressionsTable;
import ebb.schema.Table;
import ebb.schema.WarningQualityTable;
import ebb.warning.WarningRuleCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * Checks what a run needs.
 *
 * @param effective the settings in force
 * @param lake opens the lake; asked only where there is something in it or in the files of the purchases to look at, because that starts a Spark
 *     session
 */
public record HealthCheck(EffectiveSettings effective, Supplier<Lake> lake) {
    private static final String WARNING = "WARNING: ";
    private static final List<Integer> SUPPORTED_JAVA = List.of(17, 21, 25);

    /** What each further input is for. */
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

    /** All checks, in the order to read them, and what an ingest of the files would say. */
    public List<CheckResult> results() {
        List<CheckResult> results = checks();
        results.addAll(trial(results, effective.settings()));
        return withoutSecrets(results);
    }

    /** The checks that read no more than the first rows of each input, in the order to read them. */
    public List<CheckResult> quick() {
        return withoutSecrets(checks());
    }

    private List<CheckResult> withoutSecrets(List<CheckResult> results) {
        return results.stream()
                .map(result -> new CheckResult(
                        result.subject(), result.good(), effective.secrets().hide(result.words())))
                .toList();
    }

    private List<CheckResult> checks() {
        Settings settings = effective.settings();
        List<CheckResult> results = new ArrayList<>();
        results.add(java(Runtime.version().feature()));
        results.add(memory(Runtime.getRuntime().maxMemory()));
        results.add(lake(settings));
        CheckResult tables = tables(settings);
        results.add(tables);
        for (Input input : InputCatalogue.ALL) {
            CheckResult files = input(input, settings);
            results.add(files);
            results.addAll(files.good() ? content(input, settings) : List.of());
        }
        ProposalCheck.differences(effective)
                .forEach(words -> results.add(new CheckResult("proposal", true, "`ebb init` would set " + words)));
        results.add(warnings(settings));
        if (tables.good()) {
            results.add(TrainingCheck.of(settings, lake));
            results.addAll(pace(settings));
            results.addAll(deliveries(settings));
        }
        return results;
    }

    private static CheckResult java(int version) {
        boolean isSupported = SUPPORTED_JAVA.contains(version);
        return new CheckResult(
                "java", isSupported, "JDK " + version + (isSupported ? "" : "; Spark needs 17, 21 or 25"));
    }

    private static CheckResult memory(long bytes) {
        long gigabytes = Math.round(bytes / 1e9);
        return new CheckResult(
                "memory", bytes > 1_500_000_000L, gigabytes + " GB of heap; set EBB_JAVA_OPTIONS=-Xmx8g for more");
    }

    private static CheckResult lake(Settings settings) {
        LakePath root = LakePath.root(settings.lake());
        Optional<LockHolder> holder = LakeLock.current(root, new Configuration());
        boolean canWrite = canWrite(root);
        return new CheckResult(
                "lake",
                canWrite,
                root
                        + holder.map(h -> ", held by " + h.inWords()).orElse(", free")
                        + (canWrite ? "" : "; it cannot be written, so no verb that changes it can run"));
    }

    /** Of a folder that is not there yet the nearest one above it decides; other stores are not asked. */
    private static boolean canWrite(LakePath root) {
        if (!root.uri().startsWith("file:")) {
            return true;
        }
        Path folder = Path.of(root.toString());
        while (folder.getParent() != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return Files.isDirectory(folder) && Files.isWritable(folder);
    }

    private static CheckResult tables(Settings settings) {
        List<LogDamage> damages = LogCheck.quick(new LakeFolder(LakePath.root(settings.lake()), new Configuration()));
        return damages.isEmpty()
                ? new CheckResult(
                        "tables", true, "logs are whole as far as a quick look tells; `ebb verify` reads them all")
                : new CheckResult(
                        "tables",
                        false,
                        damages.stream().map(LogDamage::inWords).collect(Collectors.joining("; "))
                                + "; `ebb repair --dry-run` says what can be restored");
    }

    private static CheckResult input(Input input, Settings settings) {
        InputSettings given = settings.inputs().get(input.name());
        if (given == null || !given.isOn()) {
            return input.equals(InputCatalogue.PURCHASES)
                    ? new CheckResult(input.name(), false, "not given; set inputs.purchases.path")
                    : new CheckResult(
                            input.name(),
                            true,
                            "off; it would switch on " + SWITCHES_ON.get(input.name()) + withoutIt(input, settings));
        }
        boolean local = !given.path().matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*")
                && !given.path().matches(".*[*?{\\[].*");
        boolean there = !local || Files.exists(Path.of(given.path()));
        return new CheckResult(input.name(), there, given.path() + (there ? "" : " is not there"));
    }

    private static String withoutIt(Input input, Settings settings) {
        InputSettings suppressions = settings.inputs().get(SuppressionsTable.TABLE.name());
        boolean areSuppressed = suppressions != null && suppressions.isOn();
        return input.name().equals(CustomersTable.TABLE.name()) && areSuppressed
                ? ". WARNING: without it suppressions by e-mail address suppress nobody; only those by customer_id do"
                : "";
    }

    /** What the rules took from the gaps of the shop when they last ran. */
    private List<CheckResult> pace(Settings settings) {
        return isThere(WarningQualityTable.TABLE, settings)
                ? WatchedPace.inWords(lake.get()).stream()
                        .map(words -> new CheckResult("warnings", true, words))
                        .toList()
                : List.of();
    }

    private static boolean isThere(Table table, Settings settings) {
        return !LakePath.root(settings.lake())
                .resolve("tables/" + table.name())
                .list(new Configuration())
                .isEmpty();
    }

    /** What was delivered last, and what is striking of it; a session is started only where there is a lake to look into. */
    private List<CheckResult> deliveries(Settings settings) {
        if (!isThere(IngestedFilesTable.TABLE, settings)) {
            return List.of();
        }
        Lake delivered = lake.get();
        InputProfiles.Standing standing = DeliveryFindings.standing(delivered, settings);
        Stream<String> warnings = Stream.concat(
                standing.warnings().stream(), UnknownChannels.inWords(delivered, settings.contact()).stream());
        return Stream.concat(standing.words().stream(), warnings.map(warning -> WARNING + warning))
                .map(words -> new CheckResult("deliveries", true, words))
                .toList();
    }

    /** What the first rows of an input show: how it is written, where that differs from the settings. */
    private static List<CheckResult> content(Input input, Settings settings) {
        InputSettings given = settings.inputs().get(input.name());
        if (given == null || !given.isOn()) {
            return List.of();
        }
        try {
            return InputPreview.of(given, new Configuration()).stream()
                    .flatMap(preview -> preview.advice(input, given, settings.zone()).stream())
                    .map(words -> new CheckResult(input.name(), true, WARNING + words))
                    .toList();
        } catch (DataRefused e) {
            return List.of(new CheckResult(input.name(), false, e.getMessage()));
        }
    }

    /** What an ingest of the files that are there would refuse and warn of, and has not been said yet. */
    private List<CheckResult> trial(List<CheckResult> before, Settings settings) {
        Map<Input, InputSettings> on = new LinkedHashMap<>();
        for (Input input : InputCatalogue.ALL) {
            InputSettings given = settings.inputs().get(input.name());
            if (given != null && given.isOn() && areGood(before, input)) {
                on.put(input, given);
            }
        }
        if (!on.containsKey(InputCatalogue.PURCHASES) || before.stream().anyMatch(HealthCheck::isDamage)) {
            return List.of();
        }
        Set<String> said = before.stream()
                .map(CheckResult::words)
                .filter(words -> words.startsWith(WARNING))
                .map(words -> words.substring(WARNING.length()))
                .collect(Collectors.toSet());
        return new TrialIngest(lake.get().spark(), Clock.system(settings.zone()))
                .of(on).stream()
                        .map(found -> new CheckResult(
                                found.input(), found.isGood(), (found.isGood() ? WARNING : "") + found.words()))
                        .filter(result ->
                                said.stream().noneMatch(words -> result.words().contains(words)))
                        .toList();
    }

    /** A damaged lake is repaired first. */
    private static boolean isDamage(CheckResult result) {
        return result.subject().equals("tables") && !result.good();
    }

    private static boolean areGood(List<CheckResult> results, Input input) {
        return results.stream()
                .allMatch(result -> result.good() || !result.subject().equals(input.name()));
    }

    private static CheckResult warnings(Settings settings) {
        List<String> on = InputCatalogue.ALL.stream()
                .map(Input::name)
                .filter(name -> settings.inputs().containsKey(name)
                        && settings.inputs().get(name).isOn())
                .toList();
        String words = WarningRuleCatalogue.ALL.stream()
                .map(rule -> rule.name()
                        + (on.containsAll(rule.needs()) ? "" : " is off for want of " + missing(rule.needs(), on)))
                .collect(Collectors.joining("; "));
        return new CheckResult("warnings", true, words);
    }

    private static String missing(List<String> needs, List<String> on) {
        return needs.stream().filter(need -> !on.contains(need)).collect(Collectors.joining(" and "));
    }
}
