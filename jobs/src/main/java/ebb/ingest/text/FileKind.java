package ebb.ingest.text;

import java.nio.charset.StandardCharsets;

/** What a file is by its first bytes, with what to say of those that are no text. */
enum FileKind {
    TEXT(""),
    GZIP(""),
    EXCEL("it is an Excel workbook. Save it as CSV (in Excel: Save as, CSV UTF-8) and give that file."),
    ZIP("it is a zip archive. Unpack it, or pack it with gzip instead, and give the file that is in it."),
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
            return isOffice ? EXCEL : ZIP;
        }
        if (begin.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return EXCEL;
        }
        return begin.startsWith("PAR1") ? PARQUET : TEXT;
    }
}
