package ebb.publish;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/** Lines that a thread of its own reads ahead, so that Spark makes the next ones while the database takes those that are there. */
final class LinesAhead implements Iterator<String>, AutoCloseable {
    private static final int LINES = 1_000;
    private static final int MOST_CHUNKS = 50;

    private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(MOST_CHUNKS);
    private final Thread reader;
    private Chunk current = new Chunk(List.of(), false, null);
    private int next;

    /**
     * Some lines.
     *
     * @param isLast whether none follows
     * @param failure why none follows; null: it went well
     */
    private record Chunk(List<String> lines, boolean isLast, Throwable failure) {}

    /**
     * Begins to read.
     *
     * @param lines opened and read in the other thread
     */
    LinesAhead(Supplier<Iterator<String>> lines) {
        this.reader = new Thread(() -> read(lines), "publish-lines");
        this.reader.setDaemon(true);
        this.reader.start();
    }

    private void read(Supplier<Iterator<String>> source) {
        try {
            Chunk last;
            try {
                Iterator<String> lines = source.get();
                List<String> some = some(lines);
                while (lines.hasNext()) {
                    chunks.put(new Chunk(some, false, null));
                    some = some(lines);
                }
                last = new Chunk(some, true, null);
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception | Error e) {
                // Spark throws checked exceptions that it does not declare.
                last = new Chunk(List.of(), true, e);
            }
            chunks.put(last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> some(Iterator<String> lines) {
        List<String> some = new ArrayList<>(LINES);
        while (some.size() < LINES && lines.hasNext()) {
            some.add(lines.next());
        }
        return some;
    }

    /**
     * Whether there is another line; waits for it.
     *
     * @throws IllegalStateException where they could not be read
     */
    @Override
    public boolean hasNext() {
        while (next == current.lines().size() && !current.isLast()) {
            current = taken();
            next = 0;
            if (current.failure() != null) {
                throw new IllegalStateException(
                        "Cannot read the rows to publish: " + current.failure().getMessage(), current.failure());
            }
        }
        return next < current.lines().size();
    }

    private Chunk taken() {
        try {
            return chunks.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while rows were read to be published", e);
        }
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return current.lines().get(next++);
    }

    /** Reads no further, whatever is left. */
    @Override
    public void close() {
        reader.interrupt();
    }
}
