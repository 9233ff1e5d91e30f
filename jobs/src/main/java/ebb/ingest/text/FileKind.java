package ebb.ingest.text;

import java.nio.charset.StandardCharsets;

/** What a file is by its first bytes, with what to say of those that are no text. */
enum FileKind {
    TEXT(""),
    GZIP(""),
    WORKBOOK("it is an Excel workbook. Set format: csv, under which workbooks are read, too."),
    OLD_EXCEL("it is an Excel workbook of the old kind (xls) or one with a password. Save it as xlsx or as CSV UTF-8."),
    ZIP(""),
    PARQUET("it is a Parquet file. Set format: parquet."),
    BZIP2("it is packed with bzip2 and not called .bz2. Name it so, or unpack it."),
    ZSTANDARD("it is packed with Zstandard and not called .zst. Name it so, or unpack it.");

    /** As many bytes of a file as are looked at. */
    static final int BYTES = 4096;

    final String advice;

    FileKind(String advice) {
        this.advice = advice;
    }

    static FileKind of(byte[] first) {
        String begin = new String(first, StandardCharsets.ISO_8859_1);
        if (begin.startsWith("\u001f\u008b")) {
            return GZIP;
        }
        if (begin.startsWith("PK\u0003\u0004") || begin.startsWith("PK\u0005\u0006")) {
            boolean isOffice =
                    begin.contains("[Content_Types].xml") || begin.contains("xl/") || begin.contains("_rels/");
            return isOffice ? WORKBOOK : ZIP;
        }
        if (begin.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return OLD_EXCEL;
        }
        return begin.startsWith("PAR1") ? PARQUET : TEXT;
    }
}
