/**
 * The star for BI in a database: what {@code ebb publish} sends, and how readers see all of it at once.
 *
 * <p>To send it to another kind of database: an {@link ebb.publish.Outlet}, chosen by the URL in {@link ebb.publish.Outlets}.
 */
package ebb.publish;
