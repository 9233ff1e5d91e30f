package ebb.publish;

/** How much of the star is sent. */
public enum Extent {
    /** What the database has not. */
    CHANGES,
    /** Every table as a whole, whatever the database has. */
    EVERYTHING
}
