package ebb.serve.engine;

/** Text as SQL writes it: for constants and for paths from Delta's log, never for what a reader sends, which is always a parameter. */
public final class SqlText {
    private SqlText() {}

    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    public static String name(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }
}
