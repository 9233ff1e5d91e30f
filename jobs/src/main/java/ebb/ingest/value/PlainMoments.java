package ebb.ingest.value;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/** Reads days and moments in their usual form from their bytes; Spark's cast makes several objects a value and looks the zone's rules up for each. */
public final class PlainMoments implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int DATE = "2011-12-09".length();
    private static final int MINUTES = "2011-12-09 12:50".length();
    private static final int SECONDS = "2011-12-09 12:50:00".length();
    private static final int DAYS_KEPT = 1 << 14;
    private static final int MONTHS_KEPT = 1 << 10;
    private static final int NO_OFFSET = Integer.MIN_VALUE;
    private static final long MICROS = 1_000_000;

    private final ZoneRules rules;
    /** The months seen, counted from the year 0; java.time would work each date out anew. */
    private final int[] months = new int[MONTHS_KEPT];

    private final int[] daysBefore = new int[MONTHS_KEPT];
    private final int[] lengths = new int[MONTHS_KEPT];
    private final int[] days = new int[DAYS_KEPT];
    private final int[] offsets = new int[DAYS_KEPT];

    /** Reads wall-clock times of {@code zone}. */
    public PlainMoments(ZoneId zone) {
        this.rules = zone.getRules();
        java.util.Arrays.fill(days, Integer.MIN_VALUE);
    }

    /** The moment of a text column; null where it is written in a form that only the cast reads, or is no moment. */
    static Column of(Column text, ZoneId zone) {
        return PlainDecimals.call(new PlainMoments(zone), text, DataTypes.TimestampType);
    }

    /** Microseconds since 1970 of a day, or a day with hours and minutes and perhaps seconds; null otherwise, and on days on which the offset changes. */
    public Long read(UTF8String text) {
        int length = text.numBytes();
        if ((length != DATE && length != MINUTES && length != SECONDS)
                || text.getByte(4) != '-'
                || text.getByte(7) != '-') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        if (year < 1 || month < 1 || month > 12 || day < 1) {
            return null;
        }
        int slot = month(year, month);
        if (day > lengths[slot]) {
            return null;
        }
        int seconds = length == DATE ? 0 : time(text, length);
        if (seconds < 0) {
            return null;
        }
        int epochDay = daysBefore[slot] + day;
        int offset = offset(epochDay);
        return offset == NO_OFFSET ? null : (epochDay * 86_400L + seconds - offset) * MICROS;
    }

    private static int time(UTF8String text, int length) {
        byte between = text.getByte(DATE);
        boolean isTime = (between == ' ' || between == 'T')
                && text.getByte(13) == ':'
                && (length == MINUTES || text.getByte(16) == ':');
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        int second = length == MINUTES ? 0 : number(text, 17, 2);
        boolean isValid = isTime && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return isValid ? 3600 * hour + 60 * minute + second : -1;
    }

    /** Digits as a number; negative where one of them is none. */
    private static int number(UTF8String text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            byte c = text.getByte(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = 10 * value + (c - '0');
        }
        return value;
    }

    /** Where the month is kept. */
    private int month(int year, int month) {
        int number = 12 * year + month;
        int slot = number & (MONTHS_KEPT - 1);
        if (months[slot] != number) {
            LocalDate first = LocalDate.of(year, month, 1);
            daysBefore[slot] = (int) first.toEpochDay() - 1;
            lengths[slot] = first.lengthOfMonth();
            months[slot] = number;
        }
        return slot;
    }

    private int offset(int epochDay) {
        int slot = epochDay & (DAYS_KEPT - 1);
        if (days[slot] != epochDay) {
            LocalDateTime midnight = LocalDate.ofEpochDay(epochDay).atStartOfDay();
            ZoneOffset before = rules.getOffset(midnight.minusHours(1));
            ZoneOffset after = rules.getOffset(midnight.plusHours(25));
            offsets[slot] = before.equals(after) ? before.getTotalSeconds() : NO_OFFSET;
            days[slot] = epochDay;
        }
        return offsets[slot];
    }
}
