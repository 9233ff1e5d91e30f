/**
 * The report: HTML pages that ask nothing of the network, one for each kind of reader. {@link ebb.report.Report} reads the sections listed in
 * {@link ebb.report.ChapterCatalogue} from the tables, {@link ebb.report.ReportPage} draws them. No rule and no figure is made up here.
 *
 * <p>To add a section: create a record implementing {@link ebb.report.Section}, with its {@link ebb.report.SectionType} and what it reads, and its
 * template {@code jte/section/ID.jte}; list the type in {@link ebb.report.ChapterCatalogue}. What a template writes is escaped; a chart always stands beside a
 * table with the same figures.
 */
package ebb.report;
