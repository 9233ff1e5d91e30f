package ebb.star;

import ebb.schema.Table;

/**
 * A figure of the star, defined once for every reader: BI tools, pages and programs.
 *
 * @param name in snake case
 * @param label for people
 * @param fact table whose rows are summed up, of {@link ebb.schema.star.StarTables}
 * @param sql aggregate over columns of the fact, in SQL that PostgreSQL and DuckDB both understand; with {@code customers.} before a column of the dimension
 * @param unit what it is counted in
 * @param meaning in a sentence, with what null means where it can be null
 */
public record Measure(String name, String label, Table fact, String sql, Unit unit, String meaning) {
    /** What a measure is counted in. */
    public enum Unit {
        CUSTOMERS,
        COUNT,
        MONEY,
        SHARE,
        DAYS
    }
}
