package ebb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The mutation run starts no session of Spark, and cannot leave tests out by their tag. */
class MutationRunTest {
    private static final Path MODELS = Path.of(System.getProperty("ebb.home"), "models");

    @Test
    void leavesOutEveryTestThatNeedsSpark() throws IOException {
        assertThat(testsWithSpark()).isNotEmpty();
        assertThat(Files.readString(MODELS.resolve("pom.xml")))
                .contains(testsWithSpark().stream()
                        .map(name -> "<param>" + name + "</param>")
                        .toList());
    }

    private static List<String> testsWithSpark() throws IOException {
        Path sources = MODELS.resolve("src/test/java");
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                if (Files.readString(file).contains("@Tag(\"spark\")")) {
                    names.add(sources.relativize(file)
                            .toString()
                            .replace(".java", "")
                            .replace('/', '.'));
                }
            }
        }
        return names;
    }
}
