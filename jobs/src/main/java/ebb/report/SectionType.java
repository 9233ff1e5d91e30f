package ebb.report;

import ebb.schema.Table;
import java.util.List;
import java.util.Optional;

/**
 * A kind of section: where it stands in the page and how it is read.
 *
 * @param id anchor in the page, and name of the template below {@code jte/section}
 * @param title heading, and entry in the table of contents
 * @param reads tables it is read from; the report's job declares them
 * @param reader reads it
 */
public record SectionType(String id, String title, List<Table> reads, Reader reader) {

    /** Reads a section; empty where the tables have nothing to show in it. */
    @FunctionalInterface
    public interface Reader {
        Optional<? extends Section> read(ReportSource source);
    }
}
