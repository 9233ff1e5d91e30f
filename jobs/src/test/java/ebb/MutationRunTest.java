package ebb;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.MainSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The mutation run of models/pom.xml starts no session of Spark, and changes every class of its packages that needs none. */
class MutationRunTest {
    private static final Path MODELS = Path.of(System.getProperty("ebb.home"), "models");

    /** A name without a star leaves nested classes in; one with a star may leave out a neighbour that needs no Spark. */
    @Test
    void leavesOutTheClassesThatUseSparkAndNoOther() throws IOException {
        String packages = inPom("<mutation.of>(.*?)</mutation.of>").get(0);
        String list = inPom("<excludedClasses>(.*?)</excludedClasses>").get(0);
        Predicate<String> isMutated = anyOf(Arrays.asList(packages.split(",")));
        List<String> withSpark = classes(MainSources.all(), "import org\\.apache\\.spark\\.|\\.javaRDD\\(\\)");
        assertThat(packages.split(",")).hasSizeGreaterThanOrEqualTo(9);
        assertThat(classes(MainSources.all(), "").stream().filter(anyOf(found("<param>(.*?)</param>", list))))
                .filteredOn(name -> !name.endsWith("package-info"))
                .isNotEmpty()
                .containsExactlyElementsOf(withSpark.stream().filter(isMutated).toList());
        assertThat(found("<param>(.*?)</param>", list)).allMatch(name -> name.endsWith("*"));
    }

    /** By {@code SparkSessions}, which skips them; the tag leaves them out of what CONTRIBUTING.md calls the tests without Spark. */
    @Test
    void skipsTheTestsThatStartSpark() throws IOException {
        assertThat(inPom("<value>-D(ebb.tests.spark)=false</value>")).hasSize(1);
        List<String> withoutTag = MainSources.tests().entrySet().stream()
                .filter(test -> test.getKey().endsWith("Test.java"))
                .filter(test -> Files.exists(MODELS.resolve("src/test/java").resolve(test.getKey())))
                .filter(test -> test.getValue().contains("SparkSessions.shared()"))
                .filter(test -> !test.getValue().contains("@Tag(\"spark\")"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(withoutTag).isEmpty();
    }

    private static List<String> classes(Map<String, String> sources, String text) {
        return sources.entrySet().stream()
                .filter(source ->
                        Pattern.compile(text).matcher(source.getValue()).find())
                .map(source -> source.getKey().replace(".java", "").replace('/', '.'))
                .toList();
    }

    /** Names that one of these covers, with a star at the end of each. */
    private static Predicate<String> anyOf(List<String> starts) {
        return name -> starts.stream().anyMatch(start -> name.startsWith(start.replace("*", "")));
    }

    private static List<String> inPom(String pattern) throws IOException {
        return found(pattern, Files.readString(MODELS.resolve("pom.xml")));
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
