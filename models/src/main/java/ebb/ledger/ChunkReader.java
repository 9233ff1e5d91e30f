package ebb.ledger;

/** Reads what {@link ChunkWriter} packed, one entry after the other. */
final class ChunkReader {
    private final ByteSource chunk;
    private final byte[][] customers;
    private final byte[][] categories;
    private final Sums sums = new Sums();
    private int entriesLeft;
    private int customer;
    private int day;
    private int category;

    ChunkReader(byte[] bytes) {
        this.chunk = new ByteSource(bytes);
        this.customers = readNames();
        this.categories = readNames();
        this.entriesLeft = chunk.readInt();
    }

    private byte[][] readNames() {
        byte[][] names = new byte[chunk.readInt()][];
        for (int i = 0; i < names.length; i++) {
            names[i] = chunk.readName();
        }
        return names;
    }

    byte[][] customers() {
        return customers;
    }

    byte[][] categories() {
        return categories;
    }

    boolean next() {
        if (entriesLeft-- == 0) {
            return false;
        }
        customer = chunk.readInt();
        day += (int) chunk.readSigned();
        category = sums.read(chunk);
        return true;
    }

    int customer() {
        return customer;
    }

    int day() {
        return day;
    }

    int category() {
        return category;
    }

    /** Sums of the present entry; overwritten by the next. */
    Sums sums() {
        return sums;
    }
}
