package ebb.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Something to measure on this machine, started by {@code ebb bench NAME}. */
public interface Benchmark {

    /** Word of the command line. */
    String name();

    /** What is measured, in a sentence. */
    String summary();

    /** What {@code --size} counts, in the plural. */
    default String unit() {
        return "customers";
    }

    /** The sizes measured where none are given. */
    default List<Long> usualSizes() {
        return List.of(1_000_000L);
    }

    /**
     * Measures, and prints a table or lines.
     *
     * @throws Exception where files, the lake or the rival fail
     */
    void run(Terms terms) throws Exception;

    /**
     * What the user asks for.
     *
     * @param sizes each is measured for itself
     * @param folder where generated data go; what an earlier benchmark generated there is used again
     * @param out takes the figures
     */
    record Terms(List<Long> sizes, Path folder, PrintWriter out) {
        public Terms {
            sizes = List.copyOf(sizes);
            if (sizes.stream().anyMatch(size -> size < 1)) {
                throw new IllegalArgumentException("Cannot measure at sizes " + sizes + ". Give 1 or more.");
            }
            folder = folder.toAbsolutePath();
        }

        /** A folder of one benchmark at one size. */
        Path folder(String benchmark, long size) {
            return folder.resolve(benchmark + "-" + size);
        }
    }
}
