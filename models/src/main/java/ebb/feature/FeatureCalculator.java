package ebb.feature;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.unix_date;

import ebb.input.AccountPast;
import ebb.input.AccountTimeline;
import ebb.input.CustomerAccount;
import ebb.input.CustomerBase;
import ebb.input.InputSpans;
import ebb.ledger.AsOf;
import ebb.ledger.Timeline;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/** Features of every customer at any number of as-of dates: one pass over the accounts, no shuffle. */
public final class FeatureCalculator {

    private FeatureCalculator() {}

    /** Feature vectors of all who had bought by each population's as-of date. */
    public static Dataset<FeatureRow> of(CustomerBase base, List<Population> populations) {
        InputSpans spans = base.spans();
        return flatMap(base, account -> observe(account, spans, populations, false));
    }

    /**
     * Feature vectors with what came after, within the population's horizon.
     *
     * @throws IllegalStateException where the data end before an outcome window does
     */
    public static Dataset<FeatureRow> withOutcomes(CustomerBase base, List<Population> populations) {
        populations.forEach(population -> population.asOf().requireMatured(population.horizonDays()));
        InputSpans spans = base.spans();
        return flatMap(base, account -> observe(account, spans, populations, true));
    }

    /** The rows of the table {@link FeaturesTable}: one column a feature, null for NaN. */
    public static Dataset<Row> toTable(Dataset<FeatureRow> rows) {
        List<Column> columns = new ArrayList<>();
        columns.add(col("customerId").as(FeaturesTable.CUSTOMER_ID));
        columns.add(date_from_unix_date(col("asOfDay")).as(FeaturesTable.AS_OF));
        List<Feature<?>> features = FeatureCatalogue.all();
        for (int i = 0; i < features.size(); i++) {
            FeatureDescription feature = features.get(i).description();
            Column value = col("values").getItem(i);
            columns.add((feature.isNullable() ? nullif(value, lit(Double.NaN)) : value).as(feature.name()));
        }
        return rows.select(columns.toArray(Column[]::new));
    }

    /** Feature vectors again from the rows of the table, in the order of {@code names}: those that a model was trained on. */
    public static Dataset<FeatureRow> fromTable(Dataset<Row> table, List<String> names) {
        return table.select(
                        col(FeaturesTable.CUSTOMER_ID).as("customerId"),
                        unix_date(col(FeaturesTable.AS_OF)).as("asOfDay"),
                        vector(names).as("values"),
                        lit(-1).as("outcomePurchaseDays"),
                        lit(-1L).as("outcomeAmount"),
                        lit(-1L).as("outcomeReturnedAmount"),
                        lit(0).as("outcomeFirstDays"),
                        lit(0).as("outcomeLaterDays"))
                .as(Encoders.bean(FeatureRow.class));
    }

    /** The feature vector of a row of the table as a column: values in the order of {@code names}, NaN for null. */
    public static Column vector(List<String> names) {
        return array(names.stream()
                .map(name -> coalesce(col(name).cast(DataTypes.DoubleType), lit(Double.NaN)))
                .toArray(Column[]::new));
    }

    /** The same of one row of the table, NaN for null. */
    public static double[] vector(Row row, List<String> names) {
        return names.stream()
                .mapToDouble(name -> row.getAs(name) == null ? Double.NaN : row.<Double>getAs(name))
                .toArray();
    }

    private static Dataset<FeatureRow> flatMap(
            CustomerBase base, FlatMapFunction<CustomerAccount, FeatureRow> function) {
        return SparkSession.active()
                .createDataset(base.accounts().flatMap(function).rdd(), Encoders.bean(FeatureRow.class));
    }

    private static Iterator<FeatureRow> observe(
            CustomerAccount account, InputSpans spans, List<Population> populations, boolean withOutcomes) {
        AccountTimeline timeline = account.timeline();
        List<FeatureRow> rows = new ArrayList<>(populations.size());
        for (Population population : populations) {
            AccountPast past = timeline.knownOn(population.asOf());
            if (past.hasBought()) {
                FeatureRow vector = vector(new Observation(past, spans, population));
                rows.add(withOutcomes ? labelled(vector, timeline.purchases(), population) : vector);
            }
        }
        return rows.iterator();
    }

    private static FeatureRow vector(Observation observation) {
        FeatureRow row = new FeatureRow();
        row.setCustomerId(observation.history().customerId());
        row.setAsOfDay(observation.day());
        row.setValues(FeatureCatalogue.compute(observation));
        return row;
    }

    private static FeatureRow labelled(FeatureRow row, Timeline timeline, Population population) {
        AsOf asOf = population.asOf();
        int horizonDays = population.horizonDays();
        row.label(
                asOf.outcome(timeline, horizonDays),
                asOf.daysToPurchaseAfter(timeline, horizonDays, FeatureRow.MOST_LATER_DAYS));
        return row;
    }
}
