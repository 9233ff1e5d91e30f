package ebb.ledger;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import scala.Tuple2;

/**
 * The map side of building a ledger: parts entries by target partition as they come, then packs each part into a chunk when all are large enough.
 *
 * <p>In two steps, because the names of all customers do not fit into a processor's cache, and those of one partition do: looked up as they come,
 * three quarters of the time went into waiting for memory.
 *
 * @param <T> what the entries come in: a row, a batch of columns, a ledger row
 */
final class ChunkedLines<T> implements Iterator<Tuple2<Integer, byte[]>> {
    /** All parts of a task together; they may take twice as much while they grow. */
    private static final long MOST_BYTES = 128L << 20;

    /** Adds the entries of one input element. */
    interface Feed<T> extends Serializable {
        void feed(T element, ChunkedLines<?> lines);
    }

    private final Iterator<T> input;
    private final Feed<T> feed;
    private final ByteSink[] parts;
    private final Deque<Integer> full = new ArrayDeque<>();
    private final Sums sums = new Sums();
    private long bytes;

    ChunkedLines(Iterator<T> input, Feed<T> feed, int partitions) {
        this.input = input;
        this.feed = feed;
        this.parts = Stream.generate(ByteSink::new).limit(partitions).toArray(ByteSink[]::new);
    }

    /** What the next {@link #add} adds; filled by the feed. */
    Sums sums() {
        return sums;
    }

    void add(byte[] customer, int day, byte[] category) {
        ByteSink part = parts[Utf8Keys.bucket(Utf8Keys.hash(customer), parts.length)];
        int before = part.size();
        part.writeName(customer);
        part.writeSigned(day);
        part.writeName(category);
        sums.write(0, part);
        bytes += part.size() - before;
    }

    @Override
    public boolean hasNext() {
        while (full.isEmpty() && input.hasNext()) {
            feed.feed(input.next(), this);
            if (bytes > MOST_BYTES || !input.hasNext()) {
                turnOver();
            }
        }
        return !full.isEmpty();
    }

    private void turnOver() {
        for (int p = 0; p < parts.length; p++) {
            if (parts[p].size() > 0) {
                full.add(p);
            }
        }
        bytes = 0;
    }

    @Override
    public Tuple2<Integer, byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int partition = full.remove();
        byte[] chunk = packed(parts[partition].source());
        parts[partition].clear();
        return new Tuple2<>(partition, chunk);
    }

    private static byte[] packed(ByteSource part) {
        Chunk chunk = new Chunk();
        Sums entry = new Sums();
        while (part.hasMore()) {
            byte[] customer = part.readName();
            int day = (int) part.readSigned();
            byte[] category = part.readName();
            entry.read(part);
            chunk.add(chunk.customer(customer), day, category, entry);
        }
        return chunk.toBytes();
    }
}
