package ebb.ledger;

/** Packs entries of many customers into bytes: names once, numbers in as few bytes as they need. {@link ChunkReader} reads them. */
final class ChunkWriter {
    private final Dictionary customers = new Dictionary();
    private final Dictionary categories = new Dictionary();
    private final ByteSink packed = new ByteSink();
    private int entries;
    private int previousDay;

    int customer(byte[] name) {
        return customers.numberOf(name);
    }

    int category(byte[] name) {
        return categories.numberOf(name);
    }

    void add(int customer, int day, int category, Sums sums) {
        packed.write(customer);
        packed.writeSigned((long) day - previousDay);
        sums.write(category, packed);
        previousDay = day;
        entries++;
    }

    /** Names, then the number of entries, then the entries. */
    byte[] toBytes() {
        ByteSink chunk = new ByteSink();
        write(customers, chunk);
        write(categories, chunk);
        chunk.write(entries);
        chunk.append(packed);
        return chunk.toBytes();
    }

    private static void write(Dictionary names, ByteSink chunk) {
        chunk.write(names.size());
        for (int i = 0; i < names.size(); i++) {
            chunk.writeName(names.bytes(i));
        }
    }
}
