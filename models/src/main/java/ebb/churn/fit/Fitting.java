package ebb.churn.fit;

import org.apache.spark.sql.SparkSession;

/**
 * What a fit needs beside the examples.
 *
 * @param spark session for contestants of MLlib
 * @param seed of everything random
 * @param balance of those who churned and those who stayed
 */
public record Fitting(SparkSession spark, long seed, ClassBalance balance) {

    /** With customers as they come. */
    public Fitting(SparkSession spark, long seed) {
        this(spark, seed, ClassBalance.AS_THEY_COME);
    }
}
