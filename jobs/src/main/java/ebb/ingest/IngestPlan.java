package ebb.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which files of a delivery to read and whose rows they replace.
 *
 * @param read the files to read, in order of name
 * @param replaced names under which their rows may stand in the tables: their own and those they had before they moved
 * @param unchanged number of files left as they are
 * @param mappingHash hash of the settings that the files are read with
 */
record IngestPlan(List<SourceFile> read, Set<String> replaced, int unchanged, String mappingHash) {

    /** A file whose rows the tables hold. */
    record Known(SourceFile file, String mappingHash, long accepted, long duplicates) {}

    /**
     * Compares a delivery with what was ingested.
     *
     * <p>A file is read if it is new, its content changed or the settings did. A new file with the content of one that is gone from the delivery is
     * that file, moved: it takes its rows over. Rows of an unchanged file may have been dropped as duplicates of a row that a correction
     * now takes away, so where a file was corrected those that had duplicates are read again.
     */
    static IngestPlan of(List<SourceFile> delivered, List<Known> known, String mappingHash) {
        Map<String, Known> byName = new HashMap<>();
        known.forEach(file -> byName.put(file.file().name(), file));
        Map<String, String> goneByContent = new HashMap<>();
        known.forEach(
                file -> goneByContent.put(file.file().sha256(), file.file().name()));
        delivered.forEach(file -> goneByContent.values().remove(file.name()));

        Set<SourceFile> read = new HashSet<>();
        Set<String> replaced = new TreeSet<>();
        boolean corrected = false;
        for (SourceFile file : delivered) {
            Known before = byName.get(file.name());
            if (before == null
                    || !before.file().equals(file)
                    || !before.mappingHash().equals(mappingHash)) {
                read.add(file);
                corrected |= before != null;
                String moved = before == null ? goneByContent.remove(file.sha256()) : null;
                if (moved != null) {
                    replaced.add(moved);
                }
            }
        }
        if (corrected) {
            delivered.stream()
                    .filter(file -> byName.containsKey(file.name()))
                    .filter(file -> byName.get(file.name()).duplicates() > 0)
                    .forEach(read::add);
        }
        List<SourceFile> inOrder = new ArrayList<>(delivered);
        inOrder.retainAll(read);
        inOrder.forEach(file -> replaced.add(file.name()));
        return new IngestPlan(List.copyOf(inOrder), replaced, delivered.size() - inOrder.size(), mappingHash);
    }
}
