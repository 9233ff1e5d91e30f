package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What is built from one state of the sources is always the same; licences are checked by every `mvn verify`. */
class BuildTest {
    private static final Path HOME = Path.of(System.getProperty("ebb.home"));

    /** A library in both places, or a part of it in each, is loaded from Spark's under {@code spark-submit}, where it does not see the jar's classes. */
    @Test
    void whatTheJarCarriesDoesNotLieBesideItToo() throws IOException {
        String pom = Files.readString(HOME.resolve("jobs/pom.xml"));
        List<String> groups =
                List.of(between(pom, "<in.the.jar>", "</in.the.jar>").split(","));
        List<String> alone = List.of(
                between(pom, "<in.the.jar.alone>", "</in.the.jar.alone>").split(","));
        Set<String> shaded = Pattern.compile("<include>([^:]+):([^<]+)</include>")
                .matcher(between(pom, "<artifactSet>", "</artifactSet>"))
                .results()
                .map(include -> alone.contains(include.group(2)) ? include.group(2) : include.group(1))
                .collect(Collectors.toSet());
        assertThat(Stream.concat(groups.stream(), alone.stream())).containsExactlyInAnyOrderElementsOf(shaded);
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    @Test
    @Tag("H7")
    @Tag("slow")
    void twoCleanBuildsHaveTheSameBytes(TestReporter reporter) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(HOME.resolve(".ci/same-build").toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).contains("ebb.jar", "ebb-sbom.json");
        reporter.publishEntry("figure", "two clean builds: equal bytes of the jar and its bill of materials");
    }
}
