package ebb.lake;

/**
 * A column of some files as their statistics have it.
 *
 * @param nulls rows without a value
 * @param lowest null: there is no value, or they are texts
 */
public record ColumnStatistics(long nulls, Object lowest, Object highest) {

    ColumnStatistics plus(ColumnStatistics other) {
        boolean isLower = lowest == null || (other.lowest != null && compare(other.lowest, lowest) < 0);
        boolean isHigher = highest == null || (other.highest != null && compare(other.highest, highest) > 0);
        return new ColumnStatistics(
                nulls + other.nulls, isLower ? other.lowest : lowest, isHigher ? other.highest : highest);
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }
}
