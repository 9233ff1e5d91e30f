package ebb.btyd.spark;

import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.spend.BtydColumns;
import ebb.btyd.spend.LifetimeTerms;
import ebb.customer.CalendarDays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The params that {@link BuyTillYouDie} and its model share; a Param is named by its owner and name, so a new one is as good as the first. */
public interface BtydParams extends Params {

    default Param<String> family() {
        return new Param<>(this, "family", "model, one of " + BtydFamilyCatalogue.names());
    }

    default Param<String> xCol() {
        return new Param<>(this, "xCol", "column with x, the purchase days after the first");
    }

    default Param<String> lastAgeCol() {
        return new Param<>(this, "lastAgeCol", "column with t_x, days from the first purchase day to the last");
    }

    default Param<String> ageCol() {
        return new Param<>(this, "ageCol", "column with T, days from the first purchase day to the as-of date");
    }

    default StringArrayParam covariateCols() {
        return new StringArrayParam(
                this, "covariateCols", "numeric columns that do not change with time; empty for none");
    }

    default IntParam horizonDays() {
        return new IntParam(this, "horizonDays", "days ahead that purchases and P(no purchase) are for");
    }

    default IntParam valueDays() {
        return new IntParam(this, "valueDays", "days ahead that residual value counts");
    }

    default DoubleParam discountRate() {
        return new DoubleParam(this, "discountRate", "yearly rate at which value to come is discounted");
    }

    /** Sets what both sides start from. */
    default void setDefaults() {
        setDefault(family(), BtydFamilyCatalogue.BG_NBD.name());
        setDefault(xCol(), BtydColumns.X);
        setDefault(lastAgeCol(), BtydColumns.LAST_AGE);
        setDefault(ageCol(), BtydColumns.AGE);
        setDefault(covariateCols(), new String[0]);
        setDefault(horizonDays(), 90);
        setDefault(valueDays(), 3 * CalendarDays.YEAR);
        setDefault(discountRate(), 0.1);
    }

    /** Columns with x, t_x and T, then the covariates. */
    default List<String> customerCols() {
        List<String> columns =
                new ArrayList<>(List.of(getOrDefault(xCol()), getOrDefault(lastAgeCol()), getOrDefault(ageCol())));
        columns.addAll(List.of(getOrDefault(covariateCols())));
        return columns;
    }

    default LifetimeTerms terms() {
        return new LifetimeTerms((Integer) getOrDefault(horizonDays()), (Integer) getOrDefault(valueDays()), (Double)
                getOrDefault(discountRate()));
    }

    /** Refuses a schema without the numeric columns named, all of them in one message. */
    static void requireNumbers(String who, StructType schema, List<String> columns) {
        List<String> wrong = new ArrayList<>();
        for (String column : columns) {
            List<StructField> found = Arrays.stream(schema.fields())
                    .filter(field -> field.name().equals(column))
                    .toList();
            if (found.isEmpty()) {
                wrong.add(column + " is missing");
            } else if (!(found.get(0).dataType() instanceof NumericType)) {
                wrong.add(column + " is " + found.get(0).dataType().simpleString() + ", not a number");
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("Cannot use this table for " + who + ": " + String.join("; ", wrong)
                    + ". It has " + String.join(", ", schema.fieldNames()) + ".");
        }
    }

    /** Refuses a schema that already has one of the columns to be added. */
    static void requireAbsent(String who, StructType schema, List<String> columns) {
        List<String> taken = columns.stream()
                .filter(Arrays.asList(schema.fieldNames())::contains)
                .toList();
        if (!taken.isEmpty()) {
            throw new IllegalArgumentException("Cannot add the columns of " + who + ": the table has "
                    + String.join(", ", taken) + " already. Drop or rename them first.");
        }
    }
}
