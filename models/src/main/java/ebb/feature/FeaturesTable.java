package ebb.feature;

import ebb.schema.Column;
import ebb.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Features of every customer at an as-of date; the columns come from the feature catalogue. */
public final class FeaturesTable {
    public static final String CUSTOMER_ID = Column.CUSTOMER_ID;
    public static final String AS_OF = Column.AS_OF;

    public static final Table TABLE = new Table(
            "features",
            "a customer who had bought by the as-of date",
            schema(),
            List.of(CUSTOMER_ID, AS_OF),
            List.of(AS_OF));

    private FeaturesTable() {}

    private static StructType schema() {
        List<StructField> fields = new ArrayList<>(List.of(Column.customerId(), Column.asOf()));
        for (Feature<?> one : FeatureCatalogue.all()) {
            FeatureDescription feature = one.description();
            fields.add(
                    feature.isNullable()
                            ? optional(feature)
                            : Column.required(feature.name(), DataTypes.DoubleType, comment(feature)));
        }
        return new StructType(fields.toArray(StructField[]::new));
    }

    private static StructField optional(FeatureDescription feature) {
        String comment = comment(feature) + "; null: " + feature.whenNull();
        return Column.optional(feature.name(), DataTypes.DoubleType, comment);
    }

    private static String comment(FeatureDescription feature) {
        return feature.meaning() + " (" + feature.unit() + ", " + feature.range() + ")";
    }
}
