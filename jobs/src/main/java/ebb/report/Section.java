package ebb.report;

/** One part of the report: a record with what to show, read from the tables by its {@link SectionType}. */
public interface Section {

    SectionType type();

    /** Anchor in the page. */
    default String id() {
        return type().id();
    }

    /** Heading, and entry in the table of contents. */
    default String title() {
        return type().title();
    }
}
