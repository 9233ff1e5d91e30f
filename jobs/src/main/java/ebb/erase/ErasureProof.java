package ebb.erase;

import ebb.lake.Lake;
import ebb.lake.TableCatalogue;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Searches every byte below the lake's root, and every text in the tables, for persons who were erased. */
final class ErasureProof {
    /** Files are searched in parts of this length, each with the end of the one before. */
    private static final int PART_BYTES = 8 << 20;

    private static final int OVERLAP_BYTES = 1024;

    /** Folders of reports and lists. */
    static final List<String> READ_BY_PEOPLE = List.of("reports/", "exports/");

    private final Lake lake;
    private final ErasureRequest request;
    private final PersonalTexts texts;

    ErasureProof(Lake lake, ErasureRequest request) {
        this.lake = lake;
        this.request = request;
        this.texts = request.texts();
    }

    /**
     * What a search found.
     *
     * @param files files searched
     * @param bytes bytes searched
     * @param hits files and tables in which a person still is
     */
    record Search(long files, long bytes, List<String> hits) {}

    /** Searches all files but those below the folders named, and all tables. */
    Search search(List<String> except) {
        Search files = files(name -> except.stream().noneMatch(name::startsWith));
        List<String> hits = new ArrayList<>(files.hits());
        if (files.files() > 0) {
            hits.addAll(tables());
        }
        return new Search(files.files(), files.bytes(), hits);
    }

    /** Searches the files of the names chosen, which begin below the lake's root. */
    Search files(Predicate<String> chosen) {
        List<String> hits = new ArrayList<>();
        long files = 0;
        long bytes = 0;
        try {
            FileSystem fileSystem = lake.root().fileSystem(lake.configuration());
            RemoteIterator<LocatedFileStatus> all =
                    fileSystem.listFiles(lake.root().hadoop(), true);
            while (all.hasNext()) {
                LocatedFileStatus file = all.next();
                String name = nameOf(file.getPath());
                if (chosen.test(name)) {
                    files++;
                    bytes += file.getLen();
                    if (isIn(fileSystem, file.getPath(), wayOf(name))) {
                        hits.add(name);
                    }
                }
            }
        } catch (FileNotFoundException e) {
            return new Search(0, 0, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot search " + lake.root() + ": " + e.getMessage(), e);
        }
        return new Search(files, bytes, hits);
    }

    /** Pages of a data file are compressed: what is in them is searched as rows. */
    private List<String> tables() {
        TableErasure erasure = new TableErasure(request);
        return TableCatalogue.ALL.stream()
                .filter(lake::has)
                .filter(table -> erasure.remainsIn(table, lake.read(table)))
                .map(table -> "rows of " + table.name())
                .toList();
    }

    /** How a file is searched: pages and lists are read by people, the others by machines. */
    private Predicate<byte[]> wayOf(String name) {
        if (name.matches(".*\\.(parquet|bin|crc)") && !name.matches("(.*/)?\\d{20}\\.crc")) {
            return texts::isInBinary;
        }
        return READ_BY_PEOPLE.stream().anyMatch(name::startsWith) ? texts::isIn : texts::isInLog;
    }

    private static boolean isIn(FileSystem fileSystem, Path file, Predicate<byte[]> way) throws IOException {
        try (FSDataInputStream in = fileSystem.open(file)) {
            byte[] kept = new byte[0];
            byte[] read = in.readNBytes(PART_BYTES);
            while (read.length > 0) {
                byte[] part = joined(kept, read);
                if (way.test(part)) {
                    return true;
                }
                kept = java.util.Arrays.copyOfRange(part, Math.max(0, part.length - OVERLAP_BYTES), part.length);
                read = in.readNBytes(PART_BYTES);
            }
            return false;
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private String nameOf(Path file) {
        String root = lake.root().hadoop().toUri().getPath();
        return file.toUri().getPath().substring(root.length()).replaceFirst("^/+", "");
    }
}
