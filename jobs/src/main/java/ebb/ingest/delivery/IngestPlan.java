package ebb.ingest.delivery;

import ebb.conf.DeliveryMode;
import ebb.conf.Duplicates;
import ebb.conf.MissingFileRule;
import ebb.ingest.source.JdbcSource;
import ebb.ingest.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which files of a delivery to read and whose rows they replace.
 *
 * @param read the files to read, in order of name
 * @param replaced names under which rows may stand in the tables that are to go: of the files read, their own and those they had before they moved,
 *     and those of files whose rows go with them
 * @param gone files that are not in the delivery any more and whose rows stay
 * @param leftOut files of older snapshots, which are not read
 * @param unchanged number of files left as they are
 * @param mappingHash hash of the settings that the files are read with
 */
public record IngestPlan(
        List<SourceFile> read,
        Set<String> replaced,
        List<KnownFile> gone,
        List<SourceFile> leftOut,
        int unchanged,
        String mappingHash) {

    /** What the conf says of files that come and go. */
    public record Terms(DeliveryMode delivery, MissingFileRule whenGone, Duplicates duplicates, String mappingHash) {

        /** Whether a row that did not get into the table may keep an older one out of it. */
        private boolean withdrawsRows() {
            return duplicates.replaceEarlier() || delivery == DeliveryMode.REPLACE_PERIOD;
        }

        private boolean dependsOnOthers(FileCounts counts) {
            return withdrawsRows() ? counts.accepted() < counts.in() : counts.duplicates() > 0;
        }
    }

    /** Whether the tables stay as they are. */
    boolean isIdle() {
        return read.isEmpty() && replaced.isEmpty();
    }

    /** Size of what is to be read as plain text, about; a query, which does not tell it, counts nothing. */
    public long textBytes() {
        return read.stream().mapToLong(SourceFile::textBytes).sum();
    }

    /**
     * Compares a delivery with what was ingested.
     *
     * <p>A file is read if it is new, its content changed or the settings did. A new file with the content of one that is gone from the delivery is
     * that file, moved: it takes its rows over. Rows of an unchanged file may have been dropped as duplicates of a row that a correction
     * now takes away, so where a file was corrected or removed those that had duplicates are read again. Where the newest row of a key or a day wins,
     * so are those with other rows that did not get into the table: they still take out what the files read again have of the same keys or days.
     */
    public static IngestPlan of(List<SourceFile> files, List<KnownFile> known, Terms terms) {
        List<SourceFile> delivered = terms.delivery() == DeliveryMode.SNAPSHOT ? Snapshots.newest(files) : files;
        Map<String, KnownFile> byName = known.stream().collect(Collectors.toMap(KnownFile::name, file -> file));
        Set<String> names = delivered.stream().map(SourceFile::name).collect(Collectors.toSet());
        Map<String, String> goneByContent = new HashMap<>();
        Map<String, String> renamed = new HashMap<>();
        known.stream().filter(file -> !names.contains(file.name())).forEach(file -> {
            goneByContent.put(file.file().sha256(), file.name());
            renamed.put(JdbcSource.nameOfNow(file.name()), file.name());
        });

        Set<SourceFile> read = new HashSet<>();
        Set<String> replaced = new TreeSet<>();
        boolean corrected = false;
        for (SourceFile file : delivered) {
            KnownFile before = byName.get(file.name());
            if (before == null || !before.isAs(file, terms.mappingHash())) {
                read.add(file);
                corrected |= before != null;
                String moved = before == null ? movedFrom(file, renamed, goneByContent) : null;
                if (moved != null) {
                    replaced.add(moved);
                    corrected |= terms.withdrawsRows();
                }
            }
        }
        List<KnownFile> gone = known.stream()
                .filter(file -> !names.contains(file.name()) && !replaced.contains(file.name()))
                .toList();
        if (takesRowsAlong(terms)) {
            gone.forEach(file -> replaced.add(file.name()));
            corrected |= !gone.isEmpty();
            gone = List.of();
        }
        if (corrected) {
            delivered.stream()
                    .filter(file -> byName.containsKey(file.name()))
                    .filter(file ->
                            terms.dependsOnOthers(byName.get(file.name()).counts()))
                    .forEach(read::add);
        }
        return new IngestPlan(
                inOrder(delivered, read, replaced),
                replaced,
                gone,
                files.stream().filter(file -> !names.contains(file.name())).toList(),
                delivered.size() - read.size(),
                terms.mappingHash());
    }

    /** Name under which the rows of a file were brought in, where it is one that is gone; null: it is new. */
    private static String movedFrom(SourceFile file, Map<String, String> renamed, Map<String, String> goneByContent) {
        String byContent = goneByContent.remove(file.sha256());
        return renamed.getOrDefault(file.name(), byContent);
    }

    private static boolean takesRowsAlong(Terms terms) {
        return terms.delivery() == DeliveryMode.SNAPSHOT || terms.whenGone() == MissingFileRule.REMOVE;
    }

    private static List<SourceFile> inOrder(List<SourceFile> delivered, Set<SourceFile> read, Set<String> replaced) {
        List<SourceFile> inOrder = new ArrayList<>(delivered);
        inOrder.retainAll(read);
        inOrder.forEach(file -> replaced.add(file.name()));
        return List.copyOf(inOrder);
    }
}
