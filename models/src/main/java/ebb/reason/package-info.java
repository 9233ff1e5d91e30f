/**
 * Reasons: the model's contributions gathered into themes a person understands, told in the customer's own figures. No Spark.
 *
 * <p>To add a theme: create {@code reason/X.java} implementing {@link ebb.reason.Theme}, list it in {@link ebb.reason.ThemeCatalogue}, and let a test show
 * its sentence word for word. A feature belongs to the first theme that owns it; what no theme owns goes to {@link ebb.reason.OtherFactors}, so the
 * themes always add up to the score.
 */
package ebb.reason;
