package ebb.report;

import java.util.List;

/**
 * A page of the report, for one kind of reader.
 *
 * @param id ending of the file's name; empty for the first page
 * @param title name in the navigation
 * @param reader for whom it is, in words
 * @param sections in the order they are read
 */
public record Chapter(String id, String title, String reader, List<SectionType> sections) {

    /** Name of the chapter's file, below {@code reports/}. */
    public String file(ReportFrame frame) {
        return "ebb-report-" + frame.asOf() + (isFirst() ? "" : "-" + id) + ".html";
    }

    /** Whether this is the page that the others are linked from. */
    public boolean isFirst() {
        return id.isEmpty();
    }
}
