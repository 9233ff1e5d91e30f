package ebb.cli;

import ebb.conf.EffectiveSettings;
import ebb.conf.SettingsException;
import ebb.conf.SettingsLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that every verb takes. */
final class CommonOptions {
    /** The settings file that is found without being named. */
    static final Path DEFAULT_CONF = Path.of("ebb.yaml");

    @Option(
            names = "--conf",
            paramLabel = "FILE",
            description =
                    "Settings that differ from the defaults, as YAML. Default: ebb.yaml in the working folder, where there is one.")
    private Path conf;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Last day to know of, as 2026-01-31. Default: the last complete day of the purchases.")
    private String asOf;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting, as horizon-days=60 or inputs.purchases.path=sales.csv. May be repeated.")
    private Map<String, String> sets = new LinkedHashMap<>();

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    boolean dryRun;

    @Option(
            names = "--yes",
            description = "Publish even if most customers have another state than in the publication before.")
    private boolean isSure;

    @Option(names = "--json", description = "Print one JSON document instead of words.")
    boolean json;

    @Option(names = "--quiet", description = "Print nothing but errors.")
    boolean quiet;

    @Option(names = "--verbose", description = "Show Spark's own log.")
    boolean verbose;

    @Option(
            names = "--allow-stale",
            description = "Accept an as-of date long after the last purchase: there truly were no purchases since.")
    private boolean allowStale;

    Optional<LocalDate> asOf() {
        return Optional.ofNullable(asOf).map(text -> date("--as-of", text));
    }

    /**
     * The date that an option was given.
     *
     * @throws SettingsException where it is no date
     */
    static LocalDate date(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new SettingsException(
                    "Cannot use " + option + " " + text + ": it is no date. Write it as 2026-01-31.", e);
        }
    }

    /** Sets a key as {@code --set} does, for an option of a verb that is one setting. */
    void set(String key, String value) {
        sets.put(key, value);
    }

    /** What {@code --set} says of a key. */
    Optional<String> given(String key) {
        return Optional.ofNullable(sets.get(key));
    }

    /** The options that say which settings are in force, as another process of the same settings is given them. */
    List<String> settingsArguments() {
        List<String> arguments = new ArrayList<>();
        conf().ifPresent(file ->
                arguments.addAll(List.of("--conf", file.toAbsolutePath().toString())));
        sets.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        return arguments;
    }

    private Optional<Path> conf() {
        return Optional.ofNullable(conf).or(() -> Optional.of(DEFAULT_CONF).filter(Files::isRegularFile));
    }

    /**
     * Reads the settings. {@code lake} and other fixed values of a verb go in as {@code --set} does, unless the user set them;
     * a verb that has such values does not pick up a settings file that nobody named.
     *
     * @param ownConf settings file of the verb, where nobody names another
     */
    EffectiveSettings load(Map<String, String> unlessSet, Optional<Path> ownConf) {
        Map<String, String> all = new LinkedHashMap<>(unlessSet);
        all.putAll(sets);
        if (allowStale) {
            all.put("as-of-tolerance-days", "36500");
        }
        if (isSure) {
            all.put("as-of.most-changed-share", "1");
        }
        sets.forEach((key, value) -> {
            if (key.isBlank()) {
                throw new SettingsException("Cannot use --set =" + value + ": it names no key. Write KEY=VALUE.");
            }
        });
        Optional<Path> file = unlessSet.isEmpty() && ownConf.isEmpty()
                ? conf()
                : Optional.ofNullable(conf).or(() -> ownConf);
        return SettingsLoader.load(file, System.getenv(), all);
    }
}
