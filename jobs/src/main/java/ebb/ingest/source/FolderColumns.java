package ebb.ingest.source;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns that stand in the names of a file's folders, as Hive and Spark write them: {@code dt=2025-01-01/part-0.parquet}. */
public final class FolderColumns {
    private static final Pattern FOLDER = Pattern.compile("([A-Za-z_][A-Za-z0-9_ -]*)=([^/]*)");
    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    private FolderColumns() {}

    /**
     * The columns of a file that the file itself does not have.
     *
     * @param name path of the file
     * @param own columns that stand in the file
     * @return column to value, null where the folder stands for none
     */
    public static Map<String, String> of(String name, Iterable<String> own) {
        TreeSet<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        own.forEach(known::add);
        Map<String, String> columns = new LinkedHashMap<>();
        String[] parts = name.split("/", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            Matcher folder = FOLDER.matcher(parts[i]);
            if (folder.matches() && known.add(folder.group(1))) {
                columns.put(folder.group(1), value(folder.group(2)));
            }
        }
        return columns;
    }

    private static String value(String text) {
        return text.equals(NULL) ? null : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
