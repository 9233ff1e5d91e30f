/**
 * The tables, each described once: column names, types, comments, key and partitioning. No reads and no writes.
 *
 * <p>To add a table: create {@code schema/X.java} with its column-name constants and its {@link ebb.schema.Table}, list it in
 * the lake's {@code TableCatalogue}, and let a test show that a null key and an unknown column are refused.
 */
package ebb.schema;
