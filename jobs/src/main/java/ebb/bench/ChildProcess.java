package ebb.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Java process like this one: with its class path, options and memory. */
final class ChildProcess {
    private ChildProcess() {}

    /** Runs a main class to its end; what it printed, standard error included. */
    static List<String> run(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = command(main);
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        process.waitFor();
        return printed;
    }

    private static List<String> command(Class<?> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Debb.home=" + home());
        command.add("@" + home().resolve("conf/jvm.options"));
        command.add("-Xmx" + (Runtime.getRuntime().maxMemory() >> 20) + "m");
        // The launcher's record of classes, as this process itself uses it.
        String classes = System.getProperty("ebb.classes", "");
        if (!classes.isEmpty()) {
            command.addAll(List.of(classes, "-Xlog:cds*=off"));
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        return command;
    }

    private static Path home() {
        return Path.of(System.getProperty("ebb.home", "."));
    }
}
