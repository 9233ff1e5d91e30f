package ebb.ledger;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import scala.Tuple2;

/**
 * The map side of building a ledger: sorts entries into one chunk for each target partition and hands the chunks on when they are large enough.
 *
 * @param <T> what the entries come in: a row, a batch of columns, a ledger row
 */
final class ChunkedLines<T> implements Iterator<Tuple2<Integer, byte[]>> {
    /** All chunks of a task together; two tasks with this much and their names stay far below a gigabyte. */
    private static final long MOST_BYTES = 64L << 20;

    /** Adds the entries of one input element. */
    interface Feed<T> extends Serializable {
        void feed(T element, ChunkedLines<?> lines);
    }

    private final Iterator<T> input;
    private final Feed<T> feed;
    private final Chunk[] chunks;
    private final Deque<Tuple2<Integer, byte[]>> ready = new ArrayDeque<>();
    private final Sums sums = new Sums();
    private long bytes;

    ChunkedLines(Iterator<T> input, Feed<T> feed, int partitions) {
        this.input = input;
        this.feed = feed;
        this.chunks = new Chunk[partitions];
        for (int p = 0; p < partitions; p++) {
            chunks[p] = new Chunk();
        }
    }

    /** What the next {@link #add} adds; filled by the feed. */
    Sums sums() {
        return sums;
    }

    void add(byte[] customer, int day, byte[] category) {
        long hash = Names.hash(customer);
        int partition = (int) (((hash & 0xFFFF_FFFFL) * chunks.length) >>> 32);
        bytes += chunks[partition].add(chunks[partition].customer(customer, hash), day, category, sums);
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && input.hasNext()) {
            feed.feed(input.next(), this);
            if (bytes > MOST_BYTES || !input.hasNext()) {
                flush();
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public Tuple2<Integer, byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void flush() {
        for (int p = 0; p < chunks.length; p++) {
            if (!chunks[p].isEmpty()) {
                ready.add(new Tuple2<>(p, chunks[p].toBytes()));
                chunks[p] = new Chunk();
            }
        }
        bytes = 0;
    }
}
