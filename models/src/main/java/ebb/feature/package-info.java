/**
 * Features: numbers about one customer, computed by plain loops over what was known on the as-of date.
 *
 * <p>To add a family: create {@code feature/X.java} implementing {@link ebb.feature.FeatureFamily}, list it in {@link ebb.feature.FeatureCatalogue}, and
 * let a test show a table of purchases in and numbers worked by hand out. No Spark inside a family.
 */
package ebb.feature;
