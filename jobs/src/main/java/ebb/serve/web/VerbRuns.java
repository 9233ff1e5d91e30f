package ebb.serve.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.export.ActionListExport;
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
import java.util.function.Function;

/**
 * What changes the lake is done by verbs of `ebb` in processes of their own: `ebb export` asks the contact policy as it stands now and writes down what was
 * sent, `ebb warnings` writes down what was made of a warning. One after the other, because each starts a Spark session.
 */
public final class VerbRuns implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_MINUTES = 15;
    private static final int MOST_WAITING = 5;

    private final Path folder;
    private final Function<String, List<String>> command;
    private final Clock clock;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "list");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Runs whose files lie in a folder.
     *
     * @param command program and options that come before those of the run, by verb
     */
    VerbRuns(Path folder, Function<String, List<String>> command, Clock clock) {
        this.folder = folder;
        this.command = command;
        this.clock = clock;
        OwnFolder.empty(folder);
    }

    /** How far a run is. */
    public enum State {
        WAITING,
        DONE,
        FAILED
    }

    /**
     * A run.
     *
     * @param id not to be guessed
     * @param tokenId who may see it
     * @param wanted what was asked for
     * @param message what became of it, in words
     * @param file the list; null: there is none, or none yet
     */
    public record Run(
            String id, String tokenId, Instant askedAt, Wanted wanted, State state, String message, Path file) {
        public boolean isWaiting() {
            return state == State.WAITING;
        }

        public boolean isDone() {
            return state == State.DONE;
        }

        Run ended(State how, String why, Path where) {
            return new Run(id, tokenId, askedAt, wanted, how, why, where);
        }
    }

    /** What a run is for. */
    public sealed interface Wanted {
        /** Of the verb, but for the file to write. */
        List<String> options();

        /** Whom the run may name; empty: nobody by id. */
        default List<String> customers() {
            return List.of();
        }

        default boolean isList() {
            return true;
        }
    }

    /**
     * A list of contacts.
     *
     * @param customers from whom it is chosen, and who is held back from it
     * @param dialect of the file, as `ebb export` names it; empty: as in the settings
     */
    record ChosenList(List<String> customers, ActionPlan.Means means, String dialect) implements Wanted {
        @Override
        public List<String> options() {
            return options(means, dialect);
        }

        private static List<String> options(ActionPlan.Means means, String dialect) {
            List<String> options = new ArrayList<>();
            if (means.capacity() != null) {
                options.addAll(List.of("--capacity", String.valueOf(means.capacity())));
            }
            if (means.budget() != null) {
                options.addAll(List.of("--budget", means.budget().toPlainString()));
            }
            if (!dialect.isEmpty()) {
                options.addAll(List.of("--dialect", dialect));
            }
            return options;
        }
    }

    /**
     * A list of the contacts in a saved segment.
     *
     * @param name of the segment
     * @param dialect of the file; empty: as in the settings
     */
    record SegmentList(String name, ActionPlan.Means means, String dialect) implements Wanted {
        @Override
        public List<String> options() {
            List<String> options = new ArrayList<>(List.of("--segment=" + name));
            options.addAll(ChosenList.options(means, dialect));
            return options;
        }
    }

    /**
     * What was made of a standing warning.
     *
     * @param rule that warned
     * @param days so many days it is put off; null: it was seen
     * @param note words to keep with it; empty: none
     */
    record WarningAnswer(String customer, String rule, Integer days, String note) implements Wanted {
        @Override
        public boolean isList() {
            return false;
        }

        /** What comes from outside is the value of an option, or stands after the end of the options; of an id that begins with @ no file is made. */
        @Override
        public List<String> options() {
            List<String> options = new ArrayList<>(List.of(days == null ? "ack" : "snooze", "--rule=" + rule));
            if (days != null) {
                options.add("--days=" + days);
            }
            if (!note.isEmpty()) {
                options.add("--note=" + note);
            }
            options.addAll(List.of("--", customer.startsWith("@") ? "@" + customer : customer));
            return options;
        }
    }

    /** Begins a run and answers its id. */
    Run begin(Reader reader, Wanted wanted) {
        removeOld();
        if (runs.values().stream().filter(run -> run.state() == State.WAITING).count() >= MOST_WAITING) {
            throw new Refused(429, "Too many lists and answers are being written. Wait until one is done.");
        }
        Run run = new Run(
                UUID.randomUUID().toString(),
                reader.tokenId(),
                clock.instant(),
                wanted,
                State.WAITING,
                "being written",
                null);
        runs.put(run.id(), run);
        worker.execute(() -> runs.put(run.id(), written(run)));
        return run;
    }

    /** A run of this reader's; another's is as if there were none. */
    Optional<Run> find(Reader reader, String id) {
        return Optional.ofNullable(runs.get(id)).filter(run -> run.tokenId().equals(reader.tokenId()));
    }

    private Run written(Run run) {
        Path ids = folder.resolve(run.id() + ".ids");
        Path file = folder.resolve(run.id() + ".csv");
        try {
            OwnFolder.make(folder);
            Files.write(ids, run.wanted().customers());
            Process process = new ProcessBuilder(arguments(run.wanted(), ids, file))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return run.ended(State.FAILED, "Cannot write it: it took longer than 15 minutes.", null);
            }
            return ended(run, process.exitValue(), printed, file);
        } catch (IOException e) {
            return run.ended(State.FAILED, "Cannot write it: " + e.getMessage(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return run.ended(State.FAILED, "Cannot write it: the server was stopped.", null);
        } finally {
            remove(ids);
        }
    }

    private static Run ended(Run run, int exit, String printed, Path file) throws IOException {
        int start = printed.indexOf('{');
        JsonNode answer = start < 0 ? JSON.createObjectNode() : JSON.readTree(printed.substring(start));
        if (exit != 0) {
            return run.ended(State.FAILED, answer.path("error").asText("Cannot write it: exit code " + exit), null);
        }
        return run.wanted().isList()
                ? run.ended(
                        State.DONE,
                        inWords(
                                answer.path("rows").asLong(),
                                answer.path(ActionListExport.AGAIN).asLong()),
                        file)
                : run.ended(State.DONE, "the pages show it in a few seconds", null);
    }

    private static String inWords(long rows, long again) {
        return rows + " customers who may be contacted now"
                + (again == 0 ? "" : ", " + again + " of them already on a list of today");
    }

    private List<String> arguments(Wanted wanted, Path ids, Path file) {
        List<String> arguments = new ArrayList<>(command.apply(wanted.isList() ? "export" : "warnings"));
        arguments.add("--json");
        if (wanted.isList()) {
            arguments.addAll(List.of("--to", file.toString()));
        }
        if (!wanted.customers().isEmpty()) {
            arguments.addAll(List.of("--customers", ids.toString()));
        }
        arguments.addAll(wanted.options());
        return arguments;
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
