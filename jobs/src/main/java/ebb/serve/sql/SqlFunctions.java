package ebb.serve.sql;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Functions that a query may call, by the names of DuckDB's parser. They count, compare and format; none reads a file, a setting or the state of the server, and
 * none makes a long text of a short one: {@code repeat} runs for seconds without noticing that it should stop.
 */
final class SqlFunctions {
    private static final String OPERATORS =
            "+ - * / // % ** ^ || ~~ !~~ ~~* !~~* ~~~ & | << >> ~ ! @> <@ && -> ->> array_extract list_value row";
    private static final String AGGREGATES =
            "count count_star sum avg min max median mode quantile quantile_cont quantile_disc stddev stddev_pop"
                    + " stddev_samp variance var_pop var_samp corr covar_pop covar_samp regr_slope regr_intercept regr_r2 first last any_value"
                    + " bool_and bool_or arg_min arg_max min_by max_by approx_count_distinct approx_quantile string_agg listagg group_concat product"
                    + " skewness kurtosis entropy grouping grouping_id";
    private static final String WINDOWS =
            "row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value";
    private static final String NUMBERS =
            "abs ceil ceiling floor round trunc sign sqrt cbrt exp ln log log2 log10 pow power mod"
                    + " greatest least pi degrees radians sin cos tan asin acos atan atan2 isnan isinf isfinite even";
    private static final String TEXTS =
            "lower upper lcase ucase trim ltrim rtrim length len strlen char_length character_length substr"
                    + " substring left right position strpos instr replace concat concat_ws contains starts_with ends_with prefix suffix"
                    + " split_part reverse ascii chr like_escape not_like_escape ilike_escape not_ilike_escape regexp_matches"
                    + " regexp_extract regexp_replace translate initcap";
    private static final String DATES =
            "date_trunc date_part datepart date_diff datediff date_add date_sub year month day quarter week"
                    + " weekday dayofweek isodow dayofmonth dayofyear weekofyear yearweek hour minute second epoch epoch_ms last_day monthname"
                    + " dayname strftime strptime make_date to_date to_days to_weeks to_months to_years to_hours to_minutes to_seconds"
                    + " current_date today age isoyear century decade era";
    private static final String CONDITIONS = "coalesce ifnull nullif if constant_or_null";

    private static final Set<String> PERMITTED = Stream.of(
                    OPERATORS, AGGREGATES, WINDOWS, NUMBERS, TEXTS, DATES, CONDITIONS)
            .flatMap(names -> Stream.of(names.split(" ")))
            .collect(Collectors.toUnmodifiableSet());

    private SqlFunctions() {}

    /** Whether a query may call it; in any case of letters. */
    static boolean isPermitted(String name) {
        return PERMITTED.contains(name.toLowerCase(java.util.Locale.ROOT));
    }
}
