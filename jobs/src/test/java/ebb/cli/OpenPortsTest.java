package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Ebb serves nobody: what a local run listens on, for Spark's own sake, cannot be reached from another machine. */
class OpenPortsTest {
    private static final String LISTENING = "0A";
    private static final List<String> LOOPBACK =
            List.of("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F");

    @Test
    @Tag("H5")
    @EnabledOnOs(OS.LINUX)
    void nothingListensButOnTheLoopback() throws IOException {
        SparkSessions.shared().range(1).count();
        assertThat(addresses()).isSubsetOf(LOOPBACK);
    }

    @Test
    @Tag("H5")
    void theSettingsOfALocalRunServeNoPages() throws IOException {
        List<String> defaults =
                Files.readAllLines(Path.of(System.getProperty("ebb.home"), "conf", "spark-defaults.conf"));
        assertThat(defaults)
                .anyMatch(line -> line.matches("spark\\.ui\\.enabled\\s+false"))
                .anyMatch(line -> line.matches("spark\\.driver\\.bindAddress\\s+127\\.0\\.0\\.1"));
    }

    /** Addresses that this process listens on, as the kernel writes them. */
    private static List<String> addresses() throws IOException {
        Set<String> own = new TreeSet<>();
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : open.toList()) {
                if (Files.exists(descriptor, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                    own.add(target(descriptor));
                }
            }
        }
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                List<String> cells = List.of(line.strip().split("\\s+", -1));
                if (cells.get(3).equals(LISTENING) && own.contains("socket:[" + cells.get(9) + "]")) {
                    addresses.add(cells.get(1).substring(0, cells.get(1).indexOf(':')));
                }
            }
        }
        return addresses;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "closed since";
        }
    }
}
