package ebb.ingest.text;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** What a file is by its first bytes, with what to say of those that are no text. */
enum FileKind {
    TEXT(""),
    GZIP(""),
    WORKBOOK("it is an Excel workbook. Set format: csv, under which workbooks are read, too."),
    OLD_EXCEL("it is an Excel workbook of the old kind (xls) or one with a password. Save it as xlsx or as CSV UTF-8."),
    ZIP(""),
    PARQUET("it is a Parquet file. Set format: parquet."),
    BZIP2("it is packed with bzip2 and not called .bz2. Name it so, or unpack it."),
    ZSTANDARD("it is packed with Zstandard and not called .zst. Name it so, or unpack it."),
    XZ("it is packed with xz. Unpack it."),
    ARCHIVE("it is a 7z or rar archive. Unpack it."),
    OPEN_DOCUMENT("it is an OpenDocument spreadsheet. Save it as xlsx or as CSV UTF-8."),
    HTML(
            "it is a web page, as some shops name .xls, or an error page. Open it in a spreadsheet and save it as xlsx or as CSV UTF-8, or export again."),
    XML("it is an XML document. Export it as CSV or JSON."),
    PDF("it is a PDF document. Export the rows as CSV."),
    SQLITE("it is an SQLite database. Export the table as CSV."),
    ORC("it is an ORC file. Write it as Parquet."),
    AVRO("it is an Avro file. Write it as Parquet."),
    ARROW("it is an Arrow or Feather file. Write it as Parquet.");

    /** As many bytes of a file as are looked at. */
    static final int BYTES = 4096;

    final String advice;

    FileKind(String advice) {
        this.advice = advice;
    }

    private static final Map<String, FileKind> BEGINNINGS = Map.ofEntries(
            Map.entry("\u001f\u008b", GZIP),
            Map.entry("\u00d0\u00cf\u0011\u00e0", OLD_EXCEL),
            Map.entry("PAR1", PARQUET),
            Map.entry("BZh", BZIP2),
            Map.entry("(\u00b5/\u00fd", ZSTANDARD),
            Map.entry("\u00fd7zXZ\u0000", XZ),
            Map.entry("7z\u00bc\u00af'\u001c", ARCHIVE),
            Map.entry("Rar!\u001a\u0007", ARCHIVE),
            Map.entry("%PDF-", PDF),
            Map.entry("SQLite format 3\u0000", SQLITE),
            Map.entry("ORC", ORC),
            Map.entry("Obj\u0001", AVRO),
            Map.entry("ARROW1", ARROW));

    private static final Pattern WEB_PAGE = Pattern.compile(
            "(\u00ef\u00bb\u00bf)?\\s*<(!doctype html|html|head|body|table|meta)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DOCUMENT =
            Pattern.compile("(\u00ef\u00bb\u00bf)?\\s*<([?]xml|\\w[\\w:.-]*(\\s[^>]*)?>).*", Pattern.DOTALL);

    static FileKind of(byte[] first) {
        String begin = new String(first, StandardCharsets.ISO_8859_1);
        if (begin.startsWith("PK\u0003\u0004") || begin.startsWith("PK\u0005\u0006")) {
            return zipped(begin);
        }
        return BEGINNINGS.entrySet().stream()
                .filter(kind -> begin.startsWith(kind.getKey()) && isBinary(kind.getValue(), begin))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> written(begin));
    }

    /** Letters that a header may begin with as well tell nothing by themselves. */
    private static boolean isBinary(FileKind kind, String begin) {
        return (kind != ORC && kind != BZIP2) || begin.chars().anyMatch(character -> character < '\t');
    }

    private static FileKind zipped(String begin) {
        if (begin.contains("mimetypeapplication/vnd.oasis.opendocument")) {
            return OPEN_DOCUMENT;
        }
        boolean isOffice = begin.contains("[Content_Types].xml") || begin.contains("xl/") || begin.contains("_rels/");
        return isOffice ? WORKBOOK : ZIP;
    }

    private static FileKind written(String begin) {
        if (WEB_PAGE.matcher(begin).matches()) {
            return HTML;
        }
        return DOCUMENT.matcher(begin).matches() ? XML : TEXT;
    }

    /** Whether the end of the name says how to unpack it. */
    boolean isUnpackedByName() {
        return this == BZIP2 || this == ZSTANDARD;
    }
}
