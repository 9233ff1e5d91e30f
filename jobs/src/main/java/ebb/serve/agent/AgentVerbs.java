package ebb.serve.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ebb.serve.view.BadQuestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Verbs of the command line in processes of their own, for what has its one path there: they ask the policy and write their records. */
final class AgentVerbs {
    private static final int MINUTES = 5;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> program;
    private final List<String> settings;

    /**
     * Runs of verbs.
     *
     * @param program that starts Ebb
     * @param settings options that every verb gets
     */
    AgentVerbs(List<String> program, List<String> settings) {
        this.program = List.copyOf(program);
        this.settings = List.copyOf(settings);
    }

    /**
     * What the verb prints as JSON.
     *
     * @param arguments verb and options; no shell reads them
     * @throws BadQuestion with the verb's own message where it refuses
     */
    Object json(List<String> arguments) {
        List<String> command = new ArrayList<>(program);
        command.addAll(arguments);
        command.add("--json");
        command.addAll(settings);
        try {
            Path messages = Files.createTempFile("ebb-mcp", ".log");
            try {
                return run(command, messages);
            } finally {
                Files.deleteIfExists(messages);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run ebb " + arguments.get(0) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadQuestion("Cannot answer: the server is being stopped. Start it again and ask anew.");
        }
    }

    private static Object run(List<String> command, Path messages) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .redirectError(messages.toFile())
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new BadQuestion("Cannot answer: it took more than " + MINUTES
                    + " minutes. Ask again when the machine is less busy, or run the verb by hand.");
        }
        if (process.exitValue() != 0) {
            throw new BadQuestion(refusal(Files.readString(messages)));
        }
        try {
            return JSON.readTree(printed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read what the verb printed: " + e.getOriginalMessage(), e);
        }
    }

    private static java.io.File nothing() {
        return new java.io.File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    private static String refusal(String messages) {
        return messages.lines()
                .filter(line -> line.contains("Cannot "))
                .findFirst()
                .map(line -> line.substring(line.indexOf("Cannot ")))
                .orElse("Cannot answer: the verb failed; run it by hand to see why.");
    }
}
