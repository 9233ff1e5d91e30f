package ebb.serve.engine;

import ebb.conf.ServeSettings.Limits;
import ebb.serve.engine.PublishedFiles.DataFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The tables of one publication. At first each is a view over its files, so that the first question is answered at once; {@link #load} copies them into the
 * database, sorted, and then answers take milliseconds and need no file of the lake any more.
 */
public final class ServedStar implements AutoCloseable {
    private static final int KEPT_ANSWERS = 2_000;
    private static final int KEPT_RESULTS = 64;
    private static final int LONGEST_KEPT = 200;

    private final Publication publication;
    private final DuckDbEngine database;
    private final Set<String> tables = new HashSet<>();
    private final Map<Query, List<Map<String, Object>>> answers = new ConcurrentHashMap<>();
    private final Map<Object, Object> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
            return size() > KEPT_RESULTS;
        }
    });
    private final Map<String, Object> held = new ConcurrentHashMap<>();
    private final AtomicBoolean isAsked = new AtomicBoolean();
    private final CountDownLatch peopleCopied = new CountDownLatch(1);
    private volatile boolean isLoaded;
    private final Usage usage;

    private ServedStar(Publication publication, DuckDbEngine database) {
        this.publication = publication;
        this.database = database;
        this.usage = new Usage(database::close);
    }

    /** Opens the tables of a publication. */
    static ServedStar open(PublishedFiles files, Publication publication, Path folder, Limits limits) {
        Path file = folder.resolve("publication-" + publication.number() + "-"
                + Long.toUnsignedString(System.nanoTime(), Character.MAX_RADIX) + ".duckdb");
        ServedStar star = new ServedStar(publication, new DuckDbEngine(file, files.readable(), limits));
        for (String table : ServedTables.ALL) {
            Long version = publication.versions().get(table);
            if (version != null) {
                star.view(table, files.files(table, version));
            }
        }
        if (star.hasAll(ServedTables.OF_PEOPLE)) {
            star.database.change(List.of("CREATE VIEW " + ServedTables.PEOPLE + " AS " + ServedTables.people()));
            star.tables.add(ServedTables.PEOPLE);
        }
        return star;
    }

    public Publication publication() {
        return publication;
    }

    /** Whether the publication has this table. */
    public boolean has(String table) {
        return tables.contains(table);
    }

    private boolean hasAll(List<String> names) {
        return tables.containsAll(names);
    }

    /** Of tables parted by as-of date only the rows of the publication's own. */
    private void view(String table, List<DataFile> files) {
        boolean isWhole = ServedTables.ALL_DATES.contains(table) || publication.asOf() == null;
        List<DataFile> held = files.stream()
                .filter(file -> isWhole
                        || PublishedFiles.mayHold(file, publication.asOf().toString()))
                .toList();
        if (!held.isEmpty()) {
            String rows = ServedTables.ofStar(table)
                    .map(known -> FileRows.select(known.schema(), held))
                    .orElseGet(() -> FileRows.select(held));
            database.change(List.of("CREATE VIEW " + table + " AS " + rows));
            tables.add(table);
        }
    }

    /**
     * Copies the tables in while questions are answered: what most pages read with all cores, the others one after the other on one thread.
     *
     * @param prepare what is worked out as soon as most pages can be answered
     */
    void load(Consumer<ServedStar> prepare) {
        try {
            copy(ServedTables.PEOPLE);
        } finally {
            peopleCopied.countDown();
        }
        database.settle();
        prepare.accept(this);
        ServedTables.ALL.forEach(this::copy);
        database.limit();
        isLoaded = true;
    }

    /**
     * Lets the first through, who is answered from the files, and everybody else as soon as {@link ServedTables#PEOPLE} is copied: to join its rows from the
     * files for each of them takes longer than to copy it.
     */
    void awaitTurn() {
        if (peopleCopied.getCount() > 0 && !isAsked.compareAndSet(false, true)) {
            database.await(peopleCopied);
        }
    }

    private void copy(String table) {
        if (tables.contains(table) && !ServedTables.NOT_COPIED.contains(table)) {
            String copy = table + "_copy";
            database.change(List.of("CREATE TABLE " + copy + " AS SELECT * FROM " + table
                    + ServedTables.order(table)
                            .map(columns -> " ORDER BY " + columns)
                            .orElse("")));
            database.change(List.of("DROP VIEW " + table, "ALTER TABLE " + copy + " RENAME TO " + table));
        }
    }

    /** Whether all tables are copied in. */
    public boolean isLoaded() {
        return isLoaded;
    }

    /**
     * Rows that answer; what was asked before is answered from memory.
     *
     * @throws QueryStopped where it takes too long
     */
    public List<Map<String, Object>> rows(Query query) {
        List<Map<String, Object>> known = answers.get(query);
        if (known != null) {
            return known;
        }
        List<Map<String, Object>> rows = database.rows(query);
        if (answers.size() >= KEPT_ANSWERS) {
            answers.clear();
        }
        if (rows.size() <= LONGEST_KEPT) {
            answers.put(query, rows);
        }
        return rows;
    }

    /** All rows that answer, for sums of this process's own. */
    public List<Object[]> cells(Query query) {
        return database.cells(query);
    }

    /** What was worked out of these tables before, or is now; what nobody asked for lately is worked out again. */
    @SuppressWarnings("unchecked")
    public <T> T kept(Object key, Supplier<T> work) {
        Object known = kept.get(key);
        if (known == null) {
            known = work.get();
            kept.put(key, known);
        }
        return (T) known;
    }

    /** What many answers need, worked out once for as long as the publication is served. */
    @SuppressWarnings("unchecked")
    public <T> T held(String name, Supplier<T> work) {
        return (T) held.computeIfAbsent(name, key -> work.get());
    }

    /** False where another publication has taken its place and nobody uses it any more. */
    boolean enter() {
        return usage.enter();
    }

    void leave() {
        usage.leave();
    }

    /** Another publication takes its place: closed as soon as the last answer is given. */
    void retire() {
        usage.retire();
    }

    @Override
    public void close() {
        retire();
    }
}
