package ebb.ingest.value;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** The days of moments in a zone; Spark's cast makes several objects a value and looks the zone's rules up for each. */
public final class MomentDays implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int DAYS_KEPT = 1 << 13;
    private static final long DAY_MICROS = TimeUnit.DAYS.toMicros(1);
    private static final long SECOND_MICROS = TimeUnit.SECONDS.toMicros(1);
    /** On a day on which the offset changes. */
    private static final long NO_OFFSET = Long.MIN_VALUE;

    private final ZoneRules rules;
    private final long[] days = new long[DAYS_KEPT];
    /** Microseconds to add on each of the days, which are of UTC. */
    private final long[] offsets = new long[DAYS_KEPT];

    /** Days of {@code zone}. */
    public MomentDays(ZoneId zone) {
        this.rules = zone.getRules();
        Arrays.fill(days, Long.MIN_VALUE);
    }

    /** The day of a column of moments; null where it is null. */
    public static Column of(Column moment, ZoneId zone) {
        return PlainDecimals.call(new MomentDays(zone), moment, DataTypes.DateType);
    }

    /** Days since 1970 of a moment in microseconds since 1970. */
    public int read(long micros) {
        long day = Math.floorDiv(micros, DAY_MICROS);
        int slot = (int) (day & (DAYS_KEPT - 1));
        if (days[slot] != day) {
            long before = offset(day * Duration.ofDays(1).toSeconds());
            long after = offset((day + 1) * Duration.ofDays(1).toSeconds());
            offsets[slot] = before == after ? before : NO_OFFSET;
            days[slot] = day;
        }
        long offset = offsets[slot] == NO_OFFSET ? offset(Math.floorDiv(micros, SECOND_MICROS)) : offsets[slot];
        return (int) Math.floorDiv(micros + offset, DAY_MICROS);
    }

    private long offset(long second) {
        return rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds() * SECOND_MICROS;
    }
}
