package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.EbbProcess;
import ebb.testing.SparkSessions;
import ebb.testing.TinyShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The same run on machines of other time zones, clocks, languages, with little memory and with a full disk. */
@Tag("slow")
class SurroundingsTest {
    private static final Path FAKETIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

    /** Kilobytes free beyond the lake when the run begins: it fails while ingesting, in the middle, and near its end. */
    private static final List<Integer> FREE = List.of(32, 300, 900);

    @TempDir
    static Path folder;

    private static Map<String, String> expected;

    @BeforeAll
    static void runOnce() {
        SparkSessions.shared();
        TinyShop.in(folder);
        expected = contentsAfter("plain", List.of(), Map.of(), "UTC");
        assertThat(expected).isNotEmpty();
    }

    @Test
    @Tag("F1")
    @Tag("F4")
    void theMachinesTimeZoneAndLanguageDoNotMatter(TestReporter reporter) {
        Map<String, List<String>> machines = new TreeMap<>(Map.of(
                "UTC", List.of("-Duser.language=th", "-Duser.country=TH", "-Duser.extensions=u-ca-buddhist"),
                "America/New_York", List.of("-Duser.language=tr", "-Duser.country=TR"),
                "Asia/Kolkata", List.of("-Duser.language=de", "-Duser.country=DE"),
                "Pacific/Apia", List.of("-Duser.language=ar", "-Duser.country=EG")));
        Map<String, String> berlin = null;
        for (Map.Entry<String, List<String>> machine : machines.entrySet()) {
            List<String> jvm = new ArrayList<>(machine.getValue());
            jvm.add("-Duser.timezone=" + machine.getKey());
            assertThat(contentsAfter(machine.getKey() + "-utc", jvm, Map.of(), "UTC"))
                    .as(jvm + ", business in UTC")
                    .isEqualTo(expected);
            Map<String, String> here = contentsAfter(machine.getKey() + "-berlin", jvm, Map.of(), "Europe/Berlin");
            berlin = berlin == null ? here : berlin;
            assertThat(here).as(jvm + ", business in Berlin").isEqualTo(berlin);
        }
        reporter.publishEntry(
                "figure",
                "machines in " + machines.keySet()
                        + " speaking Turkish, German, Arabic and Thai x 2 zones of the business:" + " equal tables");
    }

    @Test
    @Tag("F2")
    void theMachinesClockDoesNotMatter(TestReporter reporter) {
        Assumptions.assumeTrue(Files.exists(FAKETIME), "there is no libfaketime");
        List<String> clocks = List.of("-1h", "+365d", "@2026-11-28 23:59:50");
        for (String clock : clocks) {
            // Without the last one every wait of the JVM ends at once, and its threads spin.
            Map<String, String> fake = Map.of(
                    "LD_PRELOAD",
                    FAKETIME.toString(),
                    "FAKETIME",
                    clock,
                    "FAKETIME_DONT_FAKE_MONOTONIC",
                    "1",
                    "FAKETIME_FORCE_MONOTONIC_FIX",
                    "0");
            assertThat(contentsAfter("clock" + clocks.indexOf(clock), List.of(), fake, "UTC"))
                    .as(clock)
                    .isEqualTo(expected);
        }
        reporter.publishEntry("figure", "an hour back, a year ahead, over midnight: equal tables");
    }

    @Test
    @Tag("E3")
    void adriverWithLittleMemoryFinishesOrSaysWhatIsWanting(TestReporter reporter) {
        EbbProcess run = start("small", List.of("-Xmx512m"), Map.of(), "UTC");
        int exit = run.exit();
        Map<String, String> seen = TinyShop.contents(lake("small"));
        if (exit == 0) {
            assertThat(seen).isEqualTo(expected);
        } else {
            assertThat(exit).as(run::printed).isEqualTo(1);
            assertThat(run.printed()).contains("memory");
            assertThat(seen).isEmpty();
        }
        reporter.publishEntry("figure", "512 MB: exit " + exit);
    }

    @Test
    @Tag("E2")
    void aFullDiskIsNamedAndLosesNothing(TestReporter reporter) throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Path before = folder.resolve("plain");
        for (int free : FREE) {
            Assumptions.assumeTrue(bash("mount -t tmpfs -o size=500m tmpfs " + disk) == 0, "cannot mount");
            try {
                FileUtils.copyDirectory(before.toFile(), disk.resolve("lake").toFile());
                long used = disk.toFile().getTotalSpace() - disk.toFile().getUsableSpace();
                assertThat(bash("mount -o remount,size=" + (used / 1024 + free) + "k " + disk))
                        .isZero();
                EbbProcess full = EbbProcess.start(
                        folder,
                        List.of(),
                        List.of("run", "--conf", conf(), "--set", "lake=" + disk.resolve("lake"), "--set", "seed=43"));
                assertThat(full.exit()).as(full::printed).isEqualTo(1);
                assertThat(full.printed()).contains("disk full");
                assertThat(TinyShop.contents(disk.resolve("lake").toString())).isEqualTo(expected);

                assertThat(bash("mount -o remount,size=500m " + disk)).isZero();
                CommandLineRun again =
                        CommandLineRun.on(disk.resolve("lake"), "run", "--conf", conf(), "--set", "seed=42");
                assertThat(again.exit()).as(again.err()).isZero();
                assertThat(TinyShop.contents(disk.resolve("lake").toString())).isEqualTo(expected);
            } finally {
                bash("umount " + disk);
            }
        }
        reporter.publishEntry(
                "figure", FREE.size() + " moments: exit 1 says disk full, readers as before, then equal tables");
    }

    private static Map<String, String> contentsAfter(
            String name, List<String> jvm, Map<String, String> environment, String zone) {
        EbbProcess run = start(name, jvm, environment, zone);
        assertThat(run.exit()).as(() -> name + ": " + run.printed()).isZero();
        return TinyShop.contents(lake(name));
    }

    private static EbbProcess start(String name, List<String> jvm, Map<String, String> environment, String zone) {
        List<String> arguments = new ArrayList<>(List.of("run", "--conf", conf(), "--as-of", "2026-06-29"));
        arguments.addAll(List.of("--set", "zone=" + zone, "--set", "lake=" + lake(name)));
        return EbbProcess.start(folder, jvm, arguments, environment);
    }

    private static String lake(String name) {
        return folder.resolve(name.replace('/', '-')).toString();
    }

    private static String conf() {
        return folder.resolve("shop.yaml").toString();
    }

    private static int bash(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", "-c", command).inheritIO().start().waitFor();
    }
}
