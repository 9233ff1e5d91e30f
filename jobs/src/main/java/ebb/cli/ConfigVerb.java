package ebb.cli;

import ebb.conf.EffectiveSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;

/** Prints the settings in force, secrets hidden, and where each comes from. */
@Command(name = "config", description = "Print the settings in force and where each comes from.")
final class ConfigVerb extends Verb {

    /** A setting and its source. */
    record Line(String value, String from) {}

    @Override
    void execute() {
        EffectiveSettings effective = settings();
        Map<String, Line> lines = new TreeMap<>();
        effective.flat().forEach((key, value) -> lines.put(key, new Line(value, origin(effective, key))));
        int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> words = lines.entrySet().stream()
                .map(e -> String.format(
                        java.util.Locale.ROOT,
                        "%-" + width + "s  %s%s",
                        e.getKey(),
                        e.getValue().value(),
                        e.getValue().from().equals("default")
                                ? ""
                                : "   (" + e.getValue().from() + ")"))
                .toList();
        printer().print(new LinkedHashMap<>(lines), words);
    }

    private static String origin(EffectiveSettings effective, String key) {
        return effective.origins().getOrDefault(key, "default");
    }
}
