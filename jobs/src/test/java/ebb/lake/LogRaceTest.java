package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that commit the same versions to a log on the local disk. */
@Tag("slow")
class LogRaceTest {
    private static final int VERSIONS = 10_000;

    @TempDir
    Path folder;

    @Test
    @Tag("C2")
    void noVersionIsAcknowledgedToTwo(TestReporter reporter) throws Exception {
        List<Process> writers = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            writers.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            folder.toString(),
                            name)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(name + ".log").toFile())
                    .start());
        }
        for (Process writer : writers) {
            assertThat(writer.waitFor())
                    .as(Files.readString(folder.resolve("one.log")))
                    .isZero();
        }
        List<String> one = Files.readAllLines(folder.resolve("one"));
        List<String> two = Files.readAllLines(folder.resolve("two"));
        Set<String> all = new HashSet<>(one);
        all.addAll(two);
        assertThat(one.size() + two.size()).isEqualTo(VERSIONS).isEqualTo(all.size());
        assertThat(one).isNotEmpty();
        assertThat(two).isNotEmpty();
        for (String version : one) {
            assertThat(folder.resolve("log/" + version + ".json")).hasContent("one");
        }
        reporter.publishEntry(
                "figure",
                VERSIONS + " contended commits (" + one.size() + " won by one process, " + two.size()
                        + " by the other): 0 acknowledged twice");
    }

    /** Tries to commit every version, and writes down which it was told are its own. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            Path folder = Path.of(arguments[0]);
            Configuration configuration = new Configuration();
            LocalDiskLogStore store = new LocalDiskLogStore(configuration);
            List<String> own = new ArrayList<>();
            Files.createDirectories(folder.resolve("log"));
            Files.createFile(folder.resolve(arguments[1] + ".ready"));
            while (!Files.exists(folder.resolve("one.ready")) || !Files.exists(folder.resolve("two.ready"))) {
                Thread.sleep(1);
            }
            for (int version = 0; version < VERSIONS; version++) {
                var path = new org.apache.hadoop.fs.Path("file:" + folder + "/log/" + version + ".json");
                try {
                    store.write(path, List.of(arguments[1]).iterator(), false, configuration);
                    own.add(String.valueOf(version));
                } catch (FileAlreadyExistsException e) {
                    // The other has it.
                }
            }
            Files.write(folder.resolve(arguments[1]), own);
        }
    }
}
