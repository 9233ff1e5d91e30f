/**
 * Looks at the files somebody has and proposes settings for them: {@code ebb init}.
 *
 * <p>{@code SampleFileReader} reads the beginning of each file as ingest would, as text, {@code ColumnContent} says what the values of a column look like,
 * {@code ColumnSearch} which column is which, {@code RowConditions} which rows are no purchases, and {@code ConfProposal} writes what was found as YAML,
 * with the reason beside each setting and a list of what is not certain. Nothing here reads or writes the lake. To recognise a further column name, add it
 * to {@code ColumnNames}.
 */
package ebb.setup;
