package ebb.schema.star;

import static ebb.schema.Column.required;

import ebb.schema.Table;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** The dimension of dates: whole calendar years from that of the first purchase to the one after the as-of date, as BI tools want them. */
public final class StarDatesTable {
    public static final String DATE_ON = "date_on";
    public static final String YEAR = "year";
    public static final String QUARTER = "quarter";
    public static final String MONTH = "month";
    public static final String MONTH_ON = "month_on";
    public static final String WEEK_ON = "week_on";
    public static final String WEEKDAY = "weekday";
    public static final String WEEKDAY_NAME = "weekday_name";
    public static final String IS_WEEKEND = "is_weekend";

    public static final Table TABLE = StarColumns.table(
            "dates",
            "a day",
            List.of(DATE_ON),
            List.of(
                    required(DATE_ON, DataTypes.DateType, "Day"),
                    required(YEAR, DataTypes.IntegerType, "Calendar year"),
                    required(QUARTER, DataTypes.IntegerType, "Quarter of the year, 1 to 4"),
                    required(MONTH, DataTypes.IntegerType, "Month of the year, 1 to 12"),
                    required(MONTH_ON, DataTypes.DateType, "First day of the month"),
                    required(WEEK_ON, DataTypes.DateType, "Monday of the week"),
                    required(WEEKDAY, DataTypes.IntegerType, "Day of the week, 1 (Monday) to 7"),
                    required(WEEKDAY_NAME, DataTypes.StringType, "Monday to Sunday"),
                    required(IS_WEEKEND, DataTypes.BooleanType, "Saturday or Sunday")));

    private StarDatesTable() {}
}
