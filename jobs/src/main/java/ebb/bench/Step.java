package ebb.bench;

/** One measured step; each runs in a process of its own, once cold and once warm. */
enum Step {
    GENERATE("Generate the purchases"),
    SCAN("Read the file and do nothing"),
    BUILD("Ebb: build the ledger, features at one as-of date"),
    DUCKDB("DuckDB: the same columns once"),
    FEATURES("Ebb: features at 12 as-of dates from the ledger"),
    DUCKDB_12("DuckDB: the same columns at 12 as-of dates"),
    COMPARE("Numbers compared cell by cell"),
    SPARK_SQL("Spark SQL of the same form, once"),
    DAY("Ebb: the day after, 0.3 % new rows into the ledger"),
    DAY_FEATURES("Ebb: features at the new as-of date, change included");

    final String words;

    Step(String words) {
        this.words = words;
    }

    boolean needsDuckDb() {
        return this == DUCKDB || this == DUCKDB_12 || this == COMPARE;
    }

    /** Whether the step can be done again with the same result, to be measured warm. */
    boolean isRepeatable() {
        return this != GENERATE && this != DAY && this != COMPARE;
    }
}
