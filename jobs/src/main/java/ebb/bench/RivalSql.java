package ebb.bench;

import ebb.customer.CalendarDays;
import ebb.feature.Breadth;
import ebb.feature.Feature;
import ebb.feature.Frequency;
import ebb.feature.Gaps;
import ebb.feature.Recency;
import ebb.feature.Returns;
import ebb.feature.Silence;
import ebb.feature.Spending;
import ebb.schema.PurchasesTable;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Twenty-two of the features as SQL that DuckDB and Spark both understand, but for the few words of {@link Dialect}. */
final class RivalSql {
    /** The feature columns that both sides compute. */
    static final List<String> COLUMNS = Stream.<Feature<?>>of(
                    Recency.SILENCE,
                    Recency.TENURE,
                    Frequency.PURCHASE_DAYS,
                    Frequency.LAST_30.count(),
                    Frequency.LAST_90.count(),
                    Frequency.LAST_90.before(),
                    Frequency.LAST_180.count(),
                    Frequency.LAST_YEAR.count(),
                    Gaps.MEAN,
                    Gaps.MEDIAN,
                    Gaps.DEVIATION,
                    Gaps.LAST,
                    Gaps.LONGEST,
                    Silence.OVER_MEAN_GAP,
                    Spending.TOTAL,
                    Spending.LAST_30,
                    Spending.LAST_90,
                    Spending.LAST_YEAR,
                    Spending.MEAN_DAY,
                    Breadth.CATEGORIES,
                    Breadth.CATEGORIES_90,
                    Returns.LINES)
            .map(Feature::name)
            .toList();

    /** The words in which the two differ. */
    record Dialect(String lines, String lastGap, String gapType) {
        static Dialect duckDb(String path) {
            return new Dialect("read_parquet('" + path + "/*.parquet')", "arg_max(gap, ordered_on)", "ordered_on - %s");
        }

        static Dialect spark(String path) {
            return new Dialect("parquet.`" + path + "`", "max_by(gap, ordered_on)", "datediff(ordered_on, %s)");
        }
    }

    private RivalSql() {}

    /** Gaps by a window function over purchase days, which are few beside lines; categories grouped twice instead of counted distinct. */
    static String select(Dialect dialect, LocalDate asOf) {
        return """
            WITH lines AS (SELECT customer_id, ordered_on, amount, category FROM %1$s WHERE ordered_on <= DATE '%2$s'),
            days AS (SELECT customer_id, ordered_on, sum(amount) AS amount FROM lines WHERE amount >= 0 GROUP BY ALL),
            gaps AS (SELECT *, %3$s AS gap FROM days WINDOW w AS (PARTITION BY customer_id ORDER BY ordered_on)),
            rhythm AS (SELECT customer_id, %4$s AS recency_days, %5$s AS tenure_days, count(*) AS frequency_count,
              count(*) FILTER (WHERE ordered_on > DATE '%6$s') AS purchase_days_30_count,
              count(*) FILTER (WHERE ordered_on > DATE '%7$s') AS purchase_days_90_count,
              count(*) FILTER (WHERE ordered_on > DATE '%8$s' AND ordered_on <= DATE '%7$s') AS purchase_days_90_before_count,
              count(*) FILTER (WHERE ordered_on > DATE '%8$s') AS purchase_days_180_count,
              count(*) FILTER (WHERE ordered_on > DATE '%9$s') AS purchase_days_365_count,
              avg(gap) AS mean_gap_days, median(gap) AS median_gap_days, stddev_samp(gap) AS gap_deviation_days,
              %10$s AS last_gap_days, max(gap) AS longest_gap_days, sum(amount) AS total_amount,
              coalesce(sum(amount) FILTER (WHERE ordered_on > DATE '%6$s'), 0) AS amount_30_amount,
              coalesce(sum(amount) FILTER (WHERE ordered_on > DATE '%7$s'), 0) AS amount_90_amount,
              coalesce(sum(amount) FILTER (WHERE ordered_on > DATE '%9$s'), 0) AS amount_365_amount
              FROM gaps GROUP BY customer_id),
            bought AS (SELECT customer_id, category, max(ordered_on) AS last_on FROM lines WHERE amount >= 0 GROUP BY ALL),
            breadth AS (SELECT customer_id, count(*) AS category_count,
              count(*) FILTER (WHERE last_on > DATE '%7$s') AS categories_90_count FROM bought GROUP BY customer_id),
            returned AS (SELECT customer_id, count(*) AS n FROM lines WHERE amount < 0 GROUP BY customer_id)
            SELECT r.*, recency_days / mean_gap_days AS silence_over_mean_gap_ratio, total_amount / frequency_count AS mean_day_amount,
              category_count, categories_90_count, coalesce(n, 0) AS return_lines_count
            FROM rhythm r JOIN breadth USING (customer_id) LEFT JOIN returned USING (customer_id)
            """.formatted(
                        dialect.lines(),
                        asOf,
                        dialect.gapType().formatted("lag(ordered_on) OVER w"),
                        daysUntil(dialect, asOf, "max(ordered_on)"),
                        daysUntil(dialect, asOf, "min(ordered_on)"),
                        asOf.minusDays(30),
                        asOf.minusDays(90),
                        asOf.minusDays(180),
                        asOf.minusDays(CalendarDays.YEAR),
                        dialect.lastGap());
    }

    private static String daysUntil(Dialect dialect, LocalDate asOf, String day) {
        return dialect.gapType()
                .replace(PurchasesTable.ORDERED_ON, "DATE '" + asOf + "'")
                .formatted(day);
    }
}
