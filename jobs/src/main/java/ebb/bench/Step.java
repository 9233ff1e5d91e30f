package ebb.bench;

/** One measured step; each runs in a process of its own, once cold and, where that says more, once warm. */
enum Step {
    GENERATE("Generate the purchases"),
    SCAN("Read the file and do nothing"),
    BUILD("Ebb: build the ledger, all features at one as-of date"),
    DUCKDB("DuckDB: 22 of the features once"),
    FEATURES("Ebb: all features at 12 as-of dates from the ledger"),
    DUCKDB_12("DuckDB: 22 of the features at 12 as-of dates"),
    COMPARE("Numbers compared cell by cell"),
    LOOP("Ebb: the inner loop, one customer's features"),
    SPARK_SQL("Spark SQL of the same form as DuckDB's, once"),
    DAY("Ebb: 0.3 % new rows into the ledger, all features on that day"),
    SKEWED("Ebb: as the first, half of the purchases by one customer");

    final String words;

    Step(String words) {
        this.words = words;
    }

    boolean needsDuckDb() {
        return this == DUCKDB || this == DUCKDB_12 || this == COMPARE;
    }

    /** Whether the step is done again in the same process, to be measured warm; the long ones are not. */
    boolean isRepeated() {
        return this == SCAN || this == BUILD || this == DUCKDB || this == FEATURES || this == DAY || this == SKEWED;
    }
}
