package ebb.export;

import ebb.conf.SettingsException;
import ebb.schema.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A text file with the ids of customers, one on each line. */
public final class CustomerIds {
    private CustomerIds() {}

    /**
     * Each id once.
     *
     * @throws SettingsException where the file cannot be read or names nobody
     */
    public static Dataset<Row> read(SparkSession spark, Path file) {
        try {
            List<String> ids = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(id -> !id.isEmpty())
                    .distinct()
                    .toList();
            if (ids.isEmpty()) {
                throw new SettingsException(
                        "Cannot choose customers by " + file + ": it names nobody. Give one id on each line.");
            }
            return spark.createDataset(ids, Encoders.STRING()).toDF(Column.CUSTOMER_ID);
        } catch (IOException e) {
            throw new SettingsException(
                    "Cannot choose customers by " + file + ": " + e.getMessage()
                            + ". Give a text file with one id on each line.",
                    e);
        }
    }
}
