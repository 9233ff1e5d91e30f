package ebb;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.MainSources;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Packages form no cycle by what their sources import either: a constant of another package is gone from the class files that {@link ArchitectureTest} reads. */
class ImportCyclesTest {
    private static final Pattern PACKAGE = Pattern.compile("^package ([a-z.]+);", Pattern.MULTILINE);
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?(ebb[a-z.]*)\\.[A-Z]", Pattern.MULTILINE);

    @Test
    void importsFormNoCycle() {
        assertThat(inCycles(MainSources.all().values())).isEmpty();
    }

    @Test
    void aCycleIsSeen() {
        assertThat(inCycles(Set.of(
                        "package ebb.a;\nimport ebb.b.B;",
                        "package ebb.b;\nimport static ebb.c.C.NAME;",
                        "package ebb.c;\nimport ebb.a.A;",
                        "package ebb.d;\nimport ebb.a.A;")))
                .containsOnlyKeys("ebb.a", "ebb.b", "ebb.c");
    }

    /** The packages that import each other in a ring, or lie between two rings, with what they import of the others. */
    private static Map<String, Set<String>> inCycles(Collection<String> sources) {
        Map<String, Set<String>> imports = new TreeMap<>();
        for (String source : sources) {
            Matcher of = PACKAGE.matcher(source);
            if (of.find()) {
                Set<String> imported = imports.computeIfAbsent(of.group(1), none -> new TreeSet<>());
                IMPORT.matcher(source).results().map(found -> found.group(1)).forEach(imported::add);
                imported.remove(of.group(1));
            }
        }
        int before;
        do {
            before = imports.size();
            imports.values().removeIf(Set::isEmpty);
            imports.values().forEach(imported -> imported.retainAll(imports.keySet()));
            Set<String> wanted = new TreeSet<>();
            imports.values().forEach(wanted::addAll);
            imports.keySet().retainAll(wanted);
            imports.values().forEach(imported -> imported.retainAll(imports.keySet()));
        } while (imports.size() < before);
        return imports;
    }
}
