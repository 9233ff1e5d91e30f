package ebb.conf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must never be printed or stored: values of settings whose key says so, user information and parameters of URLs, literals of a database query.
 *
 * @param values the values themselves; where one occurs in a text it is hidden
 */
public record Secrets(Set<String> values) {
    public static final Secrets NONE = new Secrets(Set.of());

    private static final String HIDDEN = "***";
    private static final int SHORTEST = 3;
    private static final int SHORTEST_REFERENCED = 6;
    private static final String WORDS =
            "password|passwd|passphrase|webhook|pwd|secret|token|credential|api[-_.]?key|access[-_.]?key|account[-_.]?key"
                    + "|private[-_.]?key|shared[-_.]?key|signature";
    /** Words that hide a value only where they are the whole name, for they are part of harmless ones. */
    private static final String WHOLE_WORDS = "pass|sig|pin|pw";

    private static final Pattern KEY = Pattern.compile("(?i).*(" + WORDS + ").*|(.*[-_.])?(" + WHOLE_WORDS + ")");
    /** {@code //user:password@}, also where the password holds an at sign. */
    private static final Pattern USER_INFO = Pattern.compile("//([^/?#\\s]*)@");
    /** {@code jdbc:oracle:thin:user/password@}, also where the password holds a colon or an at sign. */
    private static final Pattern ORACLE = Pattern.compile("(?i)jdbc:oracle:[a-z0-9]+:([^@/\\s:]+/\\S*)@");
    /** User information of a setting that is one address, also where the password holds a slash that should have been encoded. */
    private static final Pattern WHOLE_USER_INFO = Pattern.compile("^[\\w+.:-]+://([^/?#\\s:]*:(?!\\d+[/?#])\\S*)@");
    /** A parameter of a setting that is one address, up to the sign that begins the next one; in braces it may hold any sign. */
    private static final Pattern WHOLE_PARAMETER = Pattern.compile(
            "(?i)[?&;:,(/](?:[\\w.-]*(?:" + WORDS + ")[\\w.-]*|" + WHOLE_WORDS + ")=(\\{[^}]*\\}|[^&;\\s]*)");

    private static final Pattern PARAMETER = Pattern.compile("(?i)(?:[\\w.-]*(?:" + WORDS + ")[\\w.-]*|\\b(?:"
            + WHOLE_WORDS + "))(?:[\"']?\\s*=\\s*[\"']?|[\"']\\s*:\\s*[\"'])([^&;,\\s\"'})]+)");
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");

    public Secrets {
        values = Set.copyOf(values);
    }

    /** Whether the setting of that key is not to be shown. */
    public static boolean isSecret(String key) {
        return KEY.matcher(key.toLowerCase(Locale.ROOT)).matches();
    }

    /** An address without what may be secret in it: user information and parameters. */
    public static String openAddress(String address) {
        String open = address.replaceFirst("//[^/@]*@", "//");
        Matcher user = WHOLE_USER_INFO.matcher(open);
        if (user.find()) {
            open = open.substring(0, user.start(1)) + open.substring(user.end());
        }
        Matcher oracle = ORACLE.matcher(open);
        if (oracle.find()) {
            open = open.substring(0, oracle.start(1)) + open.substring(oracle.end(1));
        }
        return NONE.hide(open.replaceFirst("[?;].*", ""));
    }

    /** A query without its literals. */
    public static String openQuery(String query) {
        return LITERAL.matcher(query).replaceAll("'" + Matcher.quoteReplacement(HIDDEN) + "'");
    }

    /** Secrets among the settings, whose values are resolved. */
    static Secrets of(ObjectNode settings) {
        Set<String> values = new TreeSet<>();
        collect(settings, "", values);
        values.removeIf(value -> value.length() < SHORTEST);
        return new Secrets(values);
    }

    /** The text with every secret hidden. */
    public String hide(String text) {
        if (text == null) {
            return null;
        }
        String hidden = text;
        for (String value : values.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            hidden = hidden.replace(value, HIDDEN);
        }
        return hide(PARAMETER, hide(ORACLE, hide(USER_INFO, hidden)));
    }

    private static String hide(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(found -> {
            int start = found.start(1) - found.start();
            int end = found.end(1) - found.start();
            String all = found.group();
            return Matcher.quoteReplacement(all.substring(0, start) + HIDDEN + all.substring(end));
        });
    }

    private static void collect(JsonNode node, String key, Set<String> values) {
        node.properties().forEach(property -> {
            String below = key + "." + property.getKey();
            JsonNode value = property.getValue();
            if (value.isObject()) {
                collect(value, below, values);
            } else if (value.isArray()) {
                collectList(value, below, values);
            } else if (value.isValueNode() && !value.isNull()) {
                collect(below, value.asText(), values);
            }
        });
    }

    /** Of a program's words one may say that the next is a secret, as {@code --token} does. */
    private static void collectList(JsonNode list, String key, Set<String> values) {
        String before = "";
        for (JsonNode item : list) {
            String word = item.asText();
            collect(key, word, values);
            if (before.startsWith("-") && isSecret(before)) {
                values.add(word);
            }
            before = word;
        }
    }

    /** The same with values that settings name instead of giving them; short ones would hide words of everyday. */
    Secrets with(Set<String> referenced) {
        Set<String> all = new TreeSet<>(values);
        referenced.stream()
                .filter(value -> value.length() >= SHORTEST_REFERENCED)
                .forEach(all::add);
        return new Secrets(all);
    }

    private static void collect(String key, String value, Set<String> values) {
        if (isSecret(key)) {
            values.add(value);
        }
        if (key.endsWith(".options.query")) {
            values.add(value);
            addAll(LITERAL, value, values);
        }
        addAll(USER_INFO, value, values);
        addAll(ORACLE, value, values);
        addAll(PARAMETER, value, values);
        if (value.matches("[\\w+.-]+:\\S*")) {
            addAll(WHOLE_USER_INFO, value, values);
            addAll(WHOLE_PARAMETER, value, values);
        }
        Matcher user = USER_INFO.matcher(value);
        if (user.find() && user.group(1).contains(":")) {
            values.add(user.group(1).substring(user.group(1).indexOf(':') + 1));
        }
    }

    private static void addAll(Pattern pattern, String value, Set<String> values) {
        Matcher matcher = pattern.matcher(value);
        while (matcher.find()) {
            values.add(matcher.group(1));
        }
    }
}
