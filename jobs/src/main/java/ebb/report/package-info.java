/**
 * The report: one self-contained HTML page. {@link ebb.report.ReportReader} fills {@link ebb.report.ReportData} from the published tables,
 * {@link ebb.report.ReportPage} draws it. No rule and no figure is made up here.
 *
 * <p>To add a section: create a record implementing {@link ebb.report.Section}, its template {@code jte/section/x.jte}, and list it in
 * {@link ebb.report.ReportData#sections}. What a template writes is escaped; a chart always stands beside a table with the same figures.
 */
package ebb.report;
