/**
 * Files for people outside the lake: CSV that a spreadsheet can open without running anything in it.
 *
 * <p>{@link ebb.export.MarketingList} says who and what, {@link ebb.export.SafeCsv} how it is written. To export something else, give SafeCsv other
 * rows.
 */
package ebb.export;
