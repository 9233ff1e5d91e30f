package ebb.ingest.duplicate;

import ebb.ingest.value.LongSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/**
 * Finds the hashes that occur more than once. They are dealt out by their value into parts, which are sorted as plain numbers: to group them by a query
 * takes four times the work and an object for each.
 */
final class RepeatedHashes {
    private static final int CHUNK = 4096;

    private RepeatedHashes() {}

    /**
     * The repeated ones; empty where they are too many.
     *
     * @param hashes one column of whole numbers; nulls are left out
     * @param most so many may be repeated, about
     */
    static Optional<LongSet> in(Dataset<Row> hashes, int most) {
        JavaRDD<InternalRow> rows = hashes.queryExecution().toRdd().toJavaRDD();
        int parts = Math.max(rows.getNumPartitions(), rows.context().defaultParallelism());
        int mostOfPart = most / parts;
        List<long[]> repeated = rows.mapPartitionsToPair(part -> new Chunks(part, parts))
                .groupByKey(parts)
                .map(part -> repeated(part._2(), mostOfPart + 1))
                .collect();
        return repeated.stream().anyMatch(part -> part.length > mostOfPart)
                ? Optional.empty()
                : Optional.of(new LongSet(repeated.stream().flatMapToLong(Arrays::stream)));
    }

    private static long[] repeated(Iterable<long[]> chunks, int most) {
        long[] all = StreamSupport.stream(chunks.spliterator(), false)
                .flatMapToLong(Arrays::stream)
                .sorted()
                .toArray();
        int count = 0;
        for (int i = 1; i < all.length && count < most; i++) {
            boolean isFirstRepetition = all[i] == all[i - 1] && (count == 0 || all[count - 1] != all[i]);
            if (isFirstRepetition) {
                all[count++] = all[i];
            }
        }
        return Arrays.copyOf(all, count);
    }

    /** The hashes of a task by their part, some thousand at a time. */
    private static final class Chunks implements Iterator<Tuple2<Integer, long[]>> {
        private final Iterator<InternalRow> rows;
        private final long[][] chunks;
        private final int[] sizes;
        private int part;

        Chunks(Iterator<InternalRow> rows, int parts) {
            this.rows = rows;
            this.chunks = new long[parts][CHUNK];
            this.sizes = new int[parts];
        }

        /** Fills the chunks until one is full or the rows end. */
        @Override
        public boolean hasNext() {
            while (rows.hasNext() && sizes[part] < CHUNK) {
                InternalRow row = rows.next();
                if (!row.isNullAt(0)) {
                    long hash = row.getLong(0);
                    part = Math.floorMod(hash, chunks.length);
                    chunks[part][sizes[part]++] = hash;
                }
            }
            for (int i = 0; i < sizes.length && sizes[part] == 0; i++) {
                part = (part + 1) % sizes.length;
            }
            return sizes[part] > 0;
        }

        @Override
        public Tuple2<Integer, long[]> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            long[] chunk = Arrays.copyOf(chunks[part], sizes[part]);
            sizes[part] = 0;
            return new Tuple2<>(part, chunk);
        }
    }
}
