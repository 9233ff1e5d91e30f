package ebb.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The main code of both modules as text, for rules that no type shows: which literals and formulas stand where. */
public final class MainSources {
    private static final Pattern COMMENT_OR_STRING = Pattern.compile(
            "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])'", Pattern.DOTALL);

    private MainSources() {}

    /** Java files by their path below {@code src/main/java}, such as {@code ebb/feature/Recency.java}. */
    public static Map<String, String> all() {
        return below("main");
    }

    /** The same of the tests of both modules. */
    public static Map<String, String> tests() {
        return below("test");
    }

    private static Map<String, String> below(String kind) {
        Map<String, String> sources = new TreeMap<>();
        for (String module : List.of("models", "jobs")) {
            Path root = Path.of(System.getProperty("ebb.home"), module, "src", kind, "java");
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file ->
                                sources.put(root.relativize(file).toString().replace('\\', '/'), read(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }

    /** The code without comments and with empty strings. */
    public static String withoutText(String source) {
        return COMMENT_OR_STRING
                .matcher(source)
                .replaceAll(found -> found.group().startsWith("\"") ? "\"\"" : " ");
    }

    /** The contents of the string literals. */
    public static List<String> strings(String source) {
        return COMMENT_OR_STRING
                .matcher(source)
                .results()
                .map(MatchResult::group)
                .filter(text -> text.startsWith("\""))
                .map(text -> text.replaceAll("^\"+|\"+$", ""))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
