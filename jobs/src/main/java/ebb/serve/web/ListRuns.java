package ebb.serve.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.serve.access.OwnFolder;
import ebb.serve.access.Reader;
import ebb.serve.view.ActionPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Lists that are written by `ebb export` in a process of its own: it asks the contact policy as it stands now, and writes down what was sent. One after the
 * other, because each starts a Spark session.
 */
public final class ListRuns implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_MINUTES = 15;
    private static final int MOST_WAITING = 5;

    private final Path folder;
    private final List<String> command;
    private final Clock clock;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "list");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Lists in a folder.
     *
     * @param command program and options that come before the options of the list
     */
    ListRuns(Path folder, List<String> command, Clock clock) {
        this.folder = folder;
        this.command = List.copyOf(command);
        this.clock = clock;
        OwnFolder.empty(folder);
    }

    /** How far a list is. */
    public enum State {
        WAITING,
        DONE,
        FAILED
    }

    /**
     * A list.
     *
     * @param id not to be guessed
     * @param tokenId who may have it
     * @param message what became of it, in words
     * @param file null: there is none yet
     */
    public record Run(String id, String tokenId, Instant askedAt, State state, String message, Path file) {
        public boolean isWaiting() {
            return state == State.WAITING;
        }

        public boolean isDone() {
            return state == State.DONE;
        }

        Run ended(State how, String why, Path where) {
            return new Run(id, tokenId, askedAt, how, why, where);
        }
    }

    /**
     * What is to be on the list.
     *
     * @param customers from whom it is chosen, and who is held back from it
     * @param dialect of the file, as `ebb export` names it
     */
    record Wanted(List<String> customers, ActionPlan.Means means, String dialect) {}

    /** Begins a list and answers its id. */
    Run begin(Reader reader, Wanted wanted) {
        removeOld();
        if (runs.values().stream().filter(run -> run.state() == State.WAITING).count() >= MOST_WAITING) {
            throw new Refused(429, "Too many lists are being written. Wait until one is done.");
        }
        Run run = new Run(
                UUID.randomUUID().toString(), reader.tokenId(), clock.instant(), State.WAITING, "being written", null);
        runs.put(run.id(), run);
        worker.execute(() -> runs.put(run.id(), written(run, wanted)));
        return run;
    }

    /** A list of this reader's; another's is as if there were none. */
    Optional<Run> find(Reader reader, String id) {
        return Optional.ofNullable(runs.get(id)).filter(run -> run.tokenId().equals(reader.tokenId()));
    }

    private Run written(Run run, Wanted wanted) {
        Path ids = folder.resolve(run.id() + ".ids");
        Path file = folder.resolve(run.id() + ".csv");
        try {
            OwnFolder.make(folder);
            Files.write(ids, wanted.customers());
            Process process = new ProcessBuilder(options(wanted, ids, file))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return run.ended(State.FAILED, "Cannot write the list: it took longer than 15 minutes.", null);
            }
            return ended(run, process.exitValue(), printed, file);
        } catch (IOException e) {
            return run.ended(State.FAILED, "Cannot write the list: " + e.getMessage(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return run.ended(State.FAILED, "Cannot write the list: the server was stopped.", null);
        } finally {
            remove(ids);
        }
    }

    private static Run ended(Run run, int exit, String printed, Path file) throws IOException {
        int start = printed.indexOf('{');
        JsonNode answer = start < 0 ? JSON.createObjectNode() : JSON.readTree(printed.substring(start));
        return exit == 0
                ? run.ended(State.DONE, answer.path("rows").asLong() + " customers who may be contacted now", file)
                : run.ended(
                        State.FAILED, answer.path("error").asText("Cannot write the list: exit code " + exit), null);
    }

    private List<String> options(Wanted wanted, Path ids, Path file) {
        List<String> options = new ArrayList<>(command);
        options.addAll(List.of("--json", "--to", file.toString(), "--customers", ids.toString()));
        if (wanted.means().capacity() != null) {
            options.addAll(List.of("--capacity", String.valueOf(wanted.means().capacity())));
        }
        if (wanted.means().budget() != null) {
            options.addAll(List.of("--budget", wanted.means().budget().toPlainString()));
        }
        if (!wanted.dialect().isEmpty()) {
            options.addAll(List.of("--dialect", wanted.dialect()));
        }
        return options;
    }

    private void removeOld() {
        Instant oldest = clock.instant().minus(KEPT);
        runs.values().removeIf(run -> {
            boolean isOld = run.state() != State.WAITING && run.askedAt().isBefore(oldest);
            if (isOld && run.file() != null) {
                remove(run.file());
            }
            return isOld;
        });
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        OwnFolder.empty(folder);
    }
}
