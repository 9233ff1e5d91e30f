package ebb.btyd.spark;

import ebb.btyd.spend.BtydColumns;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The params that {@link GammaGammaSpend} and its model share. */
public interface SpendParams extends Params {

    default Param<String> spendDaysCol() {
        return new Param<>(this, "spendDaysCol", "column with the purchase days that have a spend, the first left out");
    }

    default Param<String> meanSpendCol() {
        return new Param<>(this, "meanSpendCol", "column with the mean spend on those days, in the currency");
    }

    /** Sets what both sides start from. */
    default void setDefaults() {
        setDefault(spendDaysCol(), BtydColumns.SPEND_DAYS);
        setDefault(meanSpendCol(), BtydColumns.MEAN_SPEND);
    }

    default void checkInput(StructType schema) {
        BtydParams.requireNumbers(
                "gamma-gamma", schema, List.of(getOrDefault(spendDaysCol()), getOrDefault(meanSpendCol())));
    }

    /** The schema with the columns that the model adds; lifetime value where purchases to come are there. */
    static StructType withSpend(StructType schema) {
        boolean hasPurchases = List.of(schema.fieldNames()).contains(BtydColumns.DISCOUNTED_PURCHASES);
        List<String> added = hasPurchases
                ? List.of(BtydColumns.EXPECTED_SPEND, BtydColumns.LIFETIME_VALUE)
                : List.of(BtydColumns.EXPECTED_SPEND);
        BtydParams.requireAbsent("gamma-gamma", schema, added);
        StructType wider = schema;
        for (String name : added) {
            wider = wider.add(name, DataTypes.DoubleType, true);
        }
        return wider;
    }
}
