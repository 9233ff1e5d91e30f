package ebb.lake;

import ebb.lake.Publications.Publication;
import ebb.schema.Table;
import ebb.schema.star.StarColumns;
import ebb.schema.star.StarPublicationTable;
import ebb.schema.star.StarTables;
import ebb.segment.saved.SavedSegment;
import ebb.star.StarCatalogue;
import ebb.star.StarRules;
import ebb.star.StarSource;
import java.sql.Date;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The star under {@code bi/}, written anew for every publication and named by it like any other table.
 *
 * <p>All files are written first; then comes one small commit a table, and then the pointer of the publication. Who reads the versions that the pointer names
 * sees one publication whole, whenever a run ends; who reads the newest ones can see two for milliseconds, and tell by {@code publication} in each row.
 */
final class Star {
    private static final int THREADS = 4;

    private final Lake lake;
    private final StarRules rules;

    Star(Lake lake, StarRules rules) {
        this.lake = lake;
        this.rules = rules;
    }

    /** The versions without those of the star, which are not given but follow from the others. */
    static Map<String, Long> without(Map<String, Long> versions) {
        Map<String, Long> others = new TreeMap<>(versions);
        StarTables.ALL.forEach(table -> others.remove(table.name()));
        return others;
    }

    /** Whether the publication has, or cannot have, a star made by these rules. */
    boolean isMadeFor(Publication publication) {
        return !isPossible(publication)
                || (publication.versions().containsKey(StarPublicationTable.TABLE.name())
                        && lake.lastNote(StarPublicationTable.TABLE)
                                .filter(note()::equals)
                                .isPresent());
    }

    private static boolean isPossible(Publication publication) {
        return publication.asOf().isPresent()
                && StarCatalogue.NEEDED.stream()
                        .allMatch(table -> publication.versions().containsKey(table.name()));
    }

    /** Settings and saved segments, which change the rows, as numbers. */
    private String note() {
        List<SavedSegment> segments = new SegmentFiles(lake.root(), lake.configuration()).segments();
        return "rules " + Integer.toHexString(rules.hashCode())
                + (segments.isEmpty() ? "" : ", segments " + Integer.toHexString(segments.hashCode()));
    }

    /** Makes the star of a publication; the publication with its versions. */
    Publication write(Publication publication, Instant at) {
        if (!isPossible(publication)) {
            return publication;
        }
        PublishedSources sources = new PublishedSources(lake, publication, at, rules);
        Map<String, StagedRows> staged = new ConcurrentSkipListMap<>();
        atOnce(
                StarCatalogue.ALL,
                source -> staged.put(
                        source.table().name(),
                        StagedRows.write(lake, source.table(), conform(source, source.rows(sources), publication))));
        Map<String, Long> versions = new ConcurrentSkipListMap<>(publication.versions());
        atOnce(
                staged.entrySet(),
                write -> versions.put(write.getKey(), write.getValue().replace(note())));
        return new Publication(publication.number(), publication.runId(), publication.asOf(), versions);
    }

    /** Small jobs take most of their time in planning and in commits, so several are done at once. */
    private static <T> void atOnce(Collection<T> parts, Consumer<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            parts.forEach(part -> all.add(threads.submit(() -> work.accept(part))));
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the star was written", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Cannot write the star under bi/: " + e.getCause().getMessage(), e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private static Dataset<Row> conform(StarSource source, Dataset<Row> rows, Publication publication) {
        Date asOf = Date.valueOf(publication.asOf().orElseThrow());
        Column[] columns = Arrays.stream(source.table().schema().fields())
                .map(field -> switch (field.name()) {
                    case StarColumns.PUBLICATION -> functions.lit(publication.number());
                    case StarColumns.AS_OF -> functions.lit(asOf);
                    default -> functions.col("`" + field.name() + "`");
                })
                .toArray(Column[]::new);
        String[] names = source.table().schema().fieldNames();
        return rows.select(columns).toDF(names);
    }

    /**
     * Puts the star back to what is published, where a publication failed or was killed between the star and the pointer; nothing where it is, and nothing
     * where maintain has removed the files.
     */
    static void restore(Lake lake, Optional<Publication> published) {
        published
                .filter(publication -> publication.versions().containsKey(StarPublicationTable.TABLE.name()))
                .filter(publication -> isAhead(lake, publication))
                .ifPresent(publication -> StarTables.ALL.forEach(table -> restore(lake, table, publication)));
    }

    private static boolean isAhead(Lake lake, Publication publication) {
        return StarTables.ALL.stream().filter(lake::has).anyMatch(table -> isAhead(lake, table, publication));
    }

    private static boolean isAhead(Lake lake, Table table, Publication publication) {
        long published = publication.versions().getOrDefault(table.name(), -1L);
        return lake.version(table) > published && !lake.lastNote(table).equals(Optional.of(restored(publication)));
    }

    private static String restored(Publication publication) {
        return "restored to publication " + publication.number();
    }

    private static void restore(Lake lake, Table table, Publication publication) {
        Long version = publication.versions().get(table.name());
        if (version != null
                && isAhead(lake, table, publication)
                && lake.files(table).hold(version)) {
            StagedRows.write(lake, table, lake.readVersion(table, version)).replace(restored(publication));
        }
    }
}
