package ebb.ingest.text;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * The marks of a CSV text as UTF-8.
 *
 * @param delimiter between two fields, one byte or more
 * @param quote around a field
 * @param escape before a quote inside a quoted field; the quote itself where quotes are doubled
 * @param lineEnd the last byte of a line: a line feed, or a carriage return in files of old Macintosh programs
 * @param fields number of fields of the header; 0: not known yet
 */
record CsvDialect(byte[] delimiter, byte quote, byte escape, byte lineEnd, int fields) implements Serializable {

    static CsvDialect of(String delimiter, char quote, char escape) {
        return new CsvDialect(delimiter.getBytes(StandardCharsets.UTF_8), (byte) quote, (byte) escape, (byte) '\n', 0);
    }

    CsvDialect delimitedBy(String other) {
        return new CsvDialect(other.getBytes(StandardCharsets.UTF_8), quote, escape, lineEnd, fields);
    }

    CsvDialect endingLinesWith(byte end) {
        return new CsvDialect(delimiter, quote, escape, end, fields);
    }

    CsvDialect ofFields(int count) {
        return new CsvDialect(delimiter, quote, escape, lineEnd, count);
    }

    String delimiterText() {
        return new String(delimiter, StandardCharsets.UTF_8);
    }
}
