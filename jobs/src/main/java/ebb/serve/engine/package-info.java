/**
 * The published tables as an embedded database: Delta Kernel names the files of the publication in force, DuckDB reads them. No Spark session, and no SQL
 * that comes from outside: queries are put together from constants, values go in as parameters. A table is added to {@link ebb.serve.engine.ServedTables}.
 */
package ebb.serve.engine;
