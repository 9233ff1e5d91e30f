package ebb.churn;

import org.apache.spark.sql.SparkSession;

/**
 * What a fit needs beside the examples.
 *
 * @param spark session for contestants of MLlib
 * @param seed of everything random
 */
public record Fitting(SparkSession spark, long seed) {}
