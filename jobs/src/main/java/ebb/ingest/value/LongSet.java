package ebb.ingest.value;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** Whole numbers to look others up in, few enough to go to every task. */
public final class LongSet implements Serializable {
    private static final long serialVersionUID = 1L;
    /** So many are sent to every task. */
    public static final int MOST = 1_000_000;

    private final long[] sorted;

    public LongSet(LongStream numbers) {
        sorted = numbers.sorted().toArray();
    }

    public static LongSet of(List<Long> numbers) {
        return new LongSet(numbers.stream().mapToLong(Long::longValue));
    }

    public boolean isEmpty() {
        return sorted.length == 0;
    }

    /** Whether the number of a column is among them. */
    public Column contains(Column number) {
        return PlainDecimals.call(this, number, DataTypes.BooleanType);
    }

    /** Whether {@code number} is among them. */
    public boolean read(long number) {
        return Arrays.binarySearch(sorted, number) >= 0;
    }
}
