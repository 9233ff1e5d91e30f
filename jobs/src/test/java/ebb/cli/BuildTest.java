package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What is built from one state of the sources is always the same; licences are checked by every `mvn verify`. */
class BuildTest {
    @Test
    @Tag("H7")
    @Tag("slow")
    void twoCleanBuildsHaveTheSameBytes(TestReporter reporter) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("ebb.home"), ".ci", "same-build")
                        .toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).contains("ebb.jar", "ebb-sbom.json");
        reporter.publishEntry("figure", "two builds equal, " + printed.substring(0, 12));
    }
}
