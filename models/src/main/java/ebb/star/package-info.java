/**
 * The star for BI: how the rows of its tables follow from the published tables of the lake. No reads and no writes.
 *
 * <p>To add a table: its schema in {@code ebb.schema.star}, and a {@link ebb.star.StarSource} in {@link ebb.star.StarCatalogue}.
 */
package ebb.star;
