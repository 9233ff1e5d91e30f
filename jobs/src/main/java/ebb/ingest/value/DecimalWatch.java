package ebb.ingest.value;

import ebb.ingest.text.DecimalsSeen;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.AccumulatorV2;

/**
 * Looks at all texts of a number column while they are read, for what no first rows would show. An accumulator, because the rows are read only once; that
 * Spark may read some of them again changes nothing in what was seen.
 */
public final class DecimalWatch extends AccumulatorV2<UTF8String, DecimalsSeen> {
    private static final long serialVersionUID = 1L;

    private final PlainDecimals decimals;
    private DecimalsSeen seen;

    DecimalWatch(PlainDecimals decimals, char mark) {
        this(decimals, new DecimalsSeen(mark));
    }

    private DecimalWatch(PlainDecimals decimals, DecimalsSeen seen) {
        this.decimals = decimals;
        this.seen = seen;
    }

    /** As {@link PlainDecimals#read}. */
    public Decimal read(UTF8String text) {
        seen.see(text);
        return decimals.read(text);
    }

    @Override
    public boolean isZero() {
        return seen.isEmpty();
    }

    @Override
    public AccumulatorV2<UTF8String, DecimalsSeen> copy() {
        return new DecimalWatch(decimals, seen.copy());
    }

    @Override
    public void reset() {
        seen = new DecimalsSeen(seen.mark());
    }

    @Override
    public void add(UTF8String text) {
        seen.see(text);
    }

    @Override
    public void merge(AccumulatorV2<UTF8String, DecimalsSeen> other) {
        seen.merge(other.value());
    }

    @Override
    public DecimalsSeen value() {
        return seen;
    }
}
