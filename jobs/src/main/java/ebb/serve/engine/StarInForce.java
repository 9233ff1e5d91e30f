package ebb.serve.engine;

import ebb.conf.ServeSettings.Limits;
import ebb.schema.Column;
import ebb.schema.TableVersionsTable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The publication in force: a newer one takes its place as soon as it is read, and the former is served until then. */
public final class StarInForce implements AutoCloseable {
    private static final int LOOK_EVERY_SECONDS = 2;

    /** The first answer is not slowed down by copying, which begins after it, or after so many seconds where nobody asks. */
    private static final int FIRST_ANSWER_SECONDS = 3;

    private final PublishedFiles files;
    private final Path folder;
    private final Limits limits;
    private final Listeners listeners;
    private final AtomicReference<ServedStar> current = new AtomicReference<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "publication-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> looking;
    private final AtomicBoolean hasBegun = new AtomicBoolean();
    private volatile boolean isClosed;
    private long seenVersion;

    /**
     * Who is told what.
     *
     * @param warnings why a newer publication cannot be served
     * @param prepare a publication whose customers are copied in, to work out what many pages show
     */
    public record Listeners(Consumer<String> warnings, Consumer<ServedStar> prepare) {}

    /**
     * Opens what is published.
     *
     * @param folder for the database's file
     * @throws IllegalStateException where nothing is published
     */
    public StarInForce(PublishedFiles files, Path folder, Limits limits, Listeners listeners) {
        this.files = files;
        this.folder = folder;
        this.limits = limits;
        this.listeners = listeners;
        this.seenVersion = files.pointerVersion()
                .orElseThrow(() ->
                        new IllegalStateException("Cannot serve: nothing is published yet. Run `ebb run` first."));
        current.set(ServedStar.open(files, pointed(), folder, limits));
        Future<?> unused = watch.schedule(this::beginLoading, FIRST_ANSWER_SECONDS, TimeUnit.SECONDS);
        looking = watch.scheduleWithFixedDelay(this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Answers from one publication, whatever is published meanwhile. */
    public <T> T use(Function<ServedStar, T> answer) {
        while (true) {
            ServedStar star = current.get();
            if (star.enter()) {
                try {
                    star.awaitTurn();
                    return answer.apply(star);
                } finally {
                    star.leave();
                    beginLoading();
                }
            }
        }
    }

    private void beginLoading() {
        if (hasBegun.compareAndSet(false, true)) {
            watch.execute(this::load);
        }
    }

    private void load() {
        try {
            current.get().load(listeners.prepare());
        } catch (RuntimeException e) {
            warn("Cannot copy the published tables into memory, answers stay slow: " + e.getMessage());
        }
    }

    /** Looks for a newer publication; a failure leaves the one in force. */
    private void look() {
        try {
            long version = files.pointerVersion().orElse(seenVersion);
            if (version == seenVersion) {
                return;
            }
            Publication publication = pointed();
            if (publication.number() != current.get().publication().number()) {
                ServedStar next = ServedStar.open(files, publication, folder, limits);
                next.load(listeners.prepare());
                current.getAndSet(next).retire();
            }
            seenVersion = version;
        } catch (RuntimeException e) {
            warn("Cannot serve the newest publication, the former one is served: " + e.getMessage());
        }
    }

    /** What is cut short because nobody is served any more is no failure. */
    private void warn(String message) {
        if (!isClosed) {
            listeners.warnings().accept(message);
        }
    }

    /** What the table of publications points to. */
    private Publication pointed() {
        List<PublishedFiles.DataFile> pointer = files.pointer();
        String paths =
                pointer.stream().map(file -> SqlText.literal(file.path())).collect(Collectors.joining(", "));
        String rows = "read_parquet([" + paths + "], union_by_name = true)";
        try (DuckDbEngine database = new DuckDbEngine(
                folder.resolve("pointer-" + System.nanoTime() + ".duckdb"), files.readable(), limits)) {
            return publication(database.rows(Query.of("SELECT * FROM " + rows + " WHERE "
                    + TableVersionsTable.PUBLICATION + " = (SELECT max(" + TableVersionsTable.PUBLICATION + ") FROM "
                    + rows + ")")));
        }
    }

    private static Publication publication(List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            throw new IllegalStateException("Cannot serve: nothing is published yet. Run `ebb run` first.");
        }
        Map<String, Long> versions = new TreeMap<>();
        rows.forEach(row -> versions.put(
                (String) row.get(TableVersionsTable.TABLE_NAME), (Long) row.get(TableVersionsTable.VERSION)));
        Map<String, Object> any = rows.get(0);
        return new Publication(
                (Long) any.get(TableVersionsTable.PUBLICATION),
                (LocalDate) any.get(Column.AS_OF),
                (Instant) any.get(TableVersionsTable.PUBLISHED_AT),
                versions);
    }

    @Override
    public void close() {
        isClosed = true;
        looking.cancel(true);
        watch.shutdownNow();
        current.get().retire();
    }
}
