package ebb.serve.sql;

import ebb.conf.ServeSettings.Sql;
import ebb.serve.access.Role;
import ebb.serve.engine.PublishedFiles;
import ebb.serve.engine.StarInForce;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * The database of each role for the publication in force: made when the role first asks. When another publication is in force the next question starts making
 * the new one, and the former is read until that is done.
 */
final class SqlDatabases implements AutoCloseable {
    private final StarInForce star;
    private final SqlTableRows rows;
    private final Place place;
    private final Consumer<String> warnings;
    private final Map<Role, SqlDatabase> current = new EnumMap<>(Role.class);
    private final Set<Role> inTheMaking = EnumSet.noneOf(Role.class);
    private final ExecutorService maker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "tables-for-bi");
        thread.setDaemon(true);
        return thread;
    });
    private long made;

    /**
     * Where the databases lie and what they hold.
     *
     * @param folder for their files alone
     * @param minCohort least customers of a group that a role without customers reads
     */
    record Place(Path folder, Sql limits, int minCohort) {}

    /**
     * Databases in a folder.
     *
     * @param warnings told why a newer publication cannot be read
     */
    SqlDatabases(StarInForce star, PublishedFiles files, Place place, Consumer<String> warnings) {
        this.star = star;
        this.rows = new SqlTableRows(files);
        this.place = place;
        this.warnings = warnings;
    }

    /** The database of a role, which the caller leaves when done. */
    SqlDatabase enter(Role role) {
        while (true) {
            SqlDatabase database = newest(role);
            if (database.enter()) {
                return database;
            }
        }
    }

    private synchronized SqlDatabase newest(Role role) {
        SqlDatabase known = current.get(role);
        if (known == null) {
            SqlDatabase first = make(role, ++made);
            current.put(role, first);
            return first;
        }
        long inForce = star.use(now -> now.publication().number());
        if (known.publication() != inForce && inTheMaking.add(role)) {
            long number = ++made;
            try {
                maker.execute(() -> replace(role, number));
            } catch (RejectedExecutionException e) {
                throw new IllegalStateException("Cannot answer: the server is being stopped.", e);
            }
        }
        return known;
    }

    private SqlDatabase make(Role role, long number) {
        return star.use(now -> SqlDatabase.open(
                now,
                rows,
                SqlCatalogue.of(role, place.minCohort()),
                place.folder().resolve(role.label() + "-" + number),
                place.limits()));
    }

    private void replace(Role role, long number) {
        try {
            SqlDatabase next = make(role, number);
            synchronized (this) {
                SqlDatabase former = current.put(role, next);
                if (former != null) {
                    former.retire();
                }
            }
        } catch (RuntimeException e) {
            warnings.accept(
                    "Cannot give the newest publication to BI tools, they read the former one: " + e.getMessage());
        } finally {
            synchronized (this) {
                inTheMaking.remove(role);
            }
        }
    }

    @Override
    public void close() {
        maker.shutdownNow();
        synchronized (this) {
            current.values().forEach(SqlDatabase::retire);
            current.clear();
        }
    }
}
