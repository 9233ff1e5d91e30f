package ebb.schema;

/** Columns that ingest adds to every input table. */
public final class Ingested {
    public static final String SOURCE_FILE = "source_file";
    public static final String ROW_KEY = "row_key";

    private Ingested() {}
}
