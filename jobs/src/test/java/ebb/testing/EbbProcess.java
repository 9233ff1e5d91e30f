package ebb.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own, which can be killed. */
public final class EbbProcess {
    private static final long LONGEST_MINUTES = 30;

    private final Process process;
    private final Path log;

    private EbbProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a verb.
     *
     * @param folder where it is started and where what it prints is kept
     * @param jvm options of its JVM
     * @param arguments verb and options
     */
    public static EbbProcess start(Path folder, List<String> jvm, List<String> arguments) {
        return start(folder, jvm, arguments, Map.of());
    }

    /** The same with variables of the environment. */
    public static EbbProcess start(
            Path folder, List<String> jvm, List<String> arguments, Map<String, String> environment) {
        Path home = Path.of(System.getProperty("ebb.home"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + home.resolve("conf/jvm.options"),
                "-Xmx1200m",
                "-XX:TieredStopAtLevel=1",
                "-Debb.home=" + home,
                "-Dlog4j2.configurationFile=" + home.resolve("conf/log4j2.properties")));
        command.addAll(jvm);
        command.addAll(classes());
        command.add("ebb.cli.Main");
        command.addAll(arguments);
        try {
            Path log = Files.createTempFile(folder, arguments.get(0) + "-", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return new EbbProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The classes of this test; where {@code -Debb.app} names what the launcher starts, those, with its record of loaded classes, which halves the time of a
     * start.
     */
    private static List<String> classes() {
        String app = System.getProperty("ebb.app");
        if (app == null) {
            return List.of("-cp", System.getProperty("java.class.path"));
        }
        Path folder = realPath(Path.of(app));
        String own = EbbProcess.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return List.of(
                "-XX:SharedArchiveFile=" + folder.resolve("classes-" + System.getProperty("java.version") + ".jsa"),
                "-Xlog:cds*=off",
                "-cp",
                String.join(":", folder.resolve("ebb.jar").toString(), folder.resolve("spark") + "/*", own));
    }

    private static Path realPath(Path link) {
        try {
            return link.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end and gives the exit code. */
    public int exit() {
        try {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                kill();
                throw new AssertionError("Not over after " + LONGEST_MINUTES + " minutes: " + printed());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            kill();
            throw new IllegalStateException(e);
        }
    }

    /** Whether the process is still at work after so many milliseconds. */
    public boolean isAliveAfter(long millis) {
        try {
            return !process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String printed() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
