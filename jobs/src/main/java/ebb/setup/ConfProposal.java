package ebb.setup;

import java.util.ArrayList;
import java.util.List;

/** Settings with the reason beside each, as a YAML file that somebody can read, change and use; and what is not certain. */
public final class ConfProposal {
    private final List<String> lines = new ArrayList<>();
    private final List<String> unsure = new ArrayList<>();
    private final List<String> assumed = new ArrayList<>();

    /** A line that explains what follows. */
    void comment(int depth, String words) {
        lines.add(indent(depth) + "# " + words);
    }

    /** A setting; {@code value} is YAML already. */
    void set(int depth, String key, String value) {
        lines.add(indent(depth) + key + ":" + (value.isEmpty() ? "" : " " + value));
    }

    /** A setting for which the files give no reason; {@code value} is YAML already. */
    void assume(int depth, String key, String value) {
        set(depth, key, value);
        assumed.add(key);
    }

    /** Keys set without a reason from the files. */
    public List<String> assumed() {
        return List.copyOf(assumed);
    }

    /** Something that somebody should look at before relying on the settings. */
    void doubt(String sentence) {
        unsure.add(sentence);
    }

    /** What is not certain, in sentences. */
    public List<String> unsure() {
        return List.copyOf(unsure);
    }

    /** The file's text. */
    public String yaml() {
        List<String> text = new ArrayList<>();
        text.add("# Proposed by `ebb init` from the files themselves. Only what differs from the defaults"
                + " is here; `ebb config` lists everything.");
        if (!unsure.isEmpty()) {
            text.add("# Not certain, please look:");
            unsure.forEach(doubt -> text.add("#   - " + doubt));
        }
        text.add("");
        text.addAll(lines);
        return String.join("\n", text) + "\n";
    }

    /** A text as YAML that no reader takes for anything else. */
    static String quoted(String text) {
        return text.matches("[A-Za-z_/.][A-Za-z0-9_/. -]*[A-Za-z0-9_]")
                        && !text.matches("(?i)true|false|null|yes|no|on|off")
                ? text
                : "'" + text.replace("'", "''") + "'";
    }

    /** A Spark SQL expression as YAML. */
    static String expression(String sql) {
        return "\"" + sql.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String indent(int depth) {
        return "  ".repeat(depth);
    }
}
