package ebb.ingest.text;

import ebb.conf.NearestName;
import ebb.conf.SettingsException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code options} of the conf, refusing the ones a format does not have. */
record TextOptions(String format, Map<String, String> options) {

    TextOptions only(String... known) {
        Set<String> unknown = new TreeSet<>(options.keySet());
        unknown.removeAll(Set.of(known));
        for (String option : unknown) {
            String hint = NearestName.of(option, Set.of(known))
                    .map(name -> " Did you mean " + name + "?")
                    .orElse("");
            throw new SettingsException("Cannot use options." + option + ": " + format + " has no such option." + hint
                    + " It has " + String.join(", ", known) + ".");
        }
        return this;
    }

    String text(String option, String otherwise) {
        return options.getOrDefault(option, otherwise);
    }

    int count(String option) {
        String value = options.getOrDefault(option, "0");
        try {
            int count = Integer.parseInt(value.strip());
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw notACount(option, value, e);
        }
        throw notACount(option, value, null);
    }

    private static SettingsException notACount(String option, String value, Exception cause) {
        return new SettingsException(
                "Cannot use options." + option + ": '" + value + "'. Give a whole number from 0.", cause);
    }

    /** Names separated by commas; empty: none. */
    List<String> list(String option) {
        return Arrays.stream(options.getOrDefault(option, "").split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    char character(String option, char otherwise) {
        String value = options.get(option);
        if (value == null) {
            return otherwise;
        }
        if (value.length() != 1) {
            throw new SettingsException("Cannot use options." + option + ": '" + value + "'. Give one character.");
        }
        return value.charAt(0);
    }

    String encoding() {
        String encoding = text("encoding", StandardCharsets.UTF_8.name());
        try {
            return Charset.forName(encoding).name();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new SettingsException(
                    "Cannot use options.encoding: '" + encoding + "'. Give a name such as UTF-8 or windows-1252.", e);
        }
    }
}
