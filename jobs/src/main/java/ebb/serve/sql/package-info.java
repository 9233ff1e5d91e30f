/**
 * The door of {@code ebb serve} for BI tools: Arrow Flight SQL over tables of the publication in force. Each role has a read-only database of its own that
 * holds nothing but what that role may read; {@link ebb.serve.sql.SelectGuard} lets only queries of these tables reach it. What a role reads is added to
 * {@link ebb.serve.sql.SqlCatalogue}, a function that queries may use to {@link ebb.serve.sql.SqlFunctions}.
 */
package ebb.serve.sql;
