package ebb.ledger;

/** The sums that one entry carries; one object is filled again and again. */
final class Sums {
    /** A line without quantity counts as one unit, in thousandths. */
    static final long ONE_UNIT = 1000;

    long amount;
    long returnedAmount;
    long quantity;
    int lines;
    int returnLines;

    /**
     * Sums of a single line. It is a return where the amount is negative, or nothing was paid and the quantity is negative.
     *
     * @param weight 1 for a line that is there, -1 for one taken back
     */
    void ofLine(long paid, long units, int weight) {
        boolean returned = paid < 0 || (paid == 0 && units < 0);
        amount = returned ? 0 : paid * weight;
        returnedAmount = returned ? -paid * weight : 0;
        quantity = units * weight;
        lines = returned ? 0 : weight;
        returnLines = returned ? weight : 0;
    }

    void ofEntry(LedgerRow row, int entry) {
        amount = row.getAmounts()[entry];
        returnedAmount = row.getReturnedAmounts()[entry];
        quantity = row.getQuantities()[entry];
        lines = row.getLines()[entry];
        returnLines = row.getReturnLines()[entry];
    }

    void toEntry(LedgerRow row, int entry) {
        row.getAmounts()[entry] = amount;
        row.getReturnedAmounts()[entry] = returnedAmount;
        row.getQuantities()[entry] = quantity;
        row.getLines()[entry] = lines;
        row.getReturnLines()[entry] = returnLines;
    }

    /** Writes the category with a bit that says whether this is a plain line, then only what such a line can have, or everything. */
    void write(int category, ByteSink sink) {
        boolean plain = isPlainLine();
        sink.write(((long) category << 1) | (plain ? 0 : 1));
        sink.writeSigned(amount);
        sink.writeSigned(quantity);
        if (!plain) {
            sink.writeSigned(returnedAmount);
            sink.writeSigned(lines);
            sink.writeSigned(returnLines);
        }
    }

    /** Reads what {@link #write} wrote and answers the category. */
    int read(ByteSource source) {
        long categoryAndShape = source.read();
        boolean plain = (categoryAndShape & 1) == 0;
        amount = source.readSigned();
        quantity = source.readSigned();
        returnedAmount = plain ? 0 : source.readSigned();
        lines = plain ? 1 : (int) source.readSigned();
        returnLines = plain ? 0 : (int) source.readSigned();
        return (int) (categoryAndShape >>> 1);
    }

    void plus(Sums other) {
        amount += other.amount;
        returnedAmount += other.returnedAmount;
        quantity += other.quantity;
        lines += other.lines;
        returnLines += other.returnLines;
    }

    /** Whether this is one purchase line and nothing else, the usual case, which is stored shorter. */
    boolean isPlainLine() {
        return lines == 1 && returnLines == 0 && returnedAmount == 0;
    }
}
