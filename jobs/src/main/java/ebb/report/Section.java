package ebb.report;

/** One part of the report: a record with what to show, and the name of the template that shows it. */
public interface Section {

    /** Anchor in the page, and name of the template below {@code jte/section}. */
    String id();

    /** Heading, and entry in the table of contents. */
    String title();
}
