package ebb.bench;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import ebb.input.ServiceCase;
import ebb.lake.Lake;
import ebb.schema.ServiceTable;
import ebb.schema.ShopTruthTable;
import ebb.schema.WinBackTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The probable cause of leaving against the cause that the generated shop planted, beside the majority and a rule by the last complaint.
 *
 * @param customers those on the win-back list who left for one of the three causes
 */
record CauseFigures(List<Told> customers) {
    private static final List<String> CAUSES =
            List.of(WinBackTable.OWN_REASONS, WinBackTable.UNHAPPY, WinBackTable.NO_NEED);

    /**
     * Cause by what was planted: who fades or moves has reasons of their own, whom a failure, a campaign or neglect drove away is unhappy, who needed one thing once needs no
     * more. A rival's opening is none of the three, as in the conf: better product elsewhere is unknown.
     */
    private static final Map<String, String> PLANTED = Map.of(
            "faded", WinBackTable.OWN_REASONS,
            "moved", WinBackTable.OWN_REASONS,
            "unhappy", WinBackTable.UNHAPPY,
            "put_off", WinBackTable.UNHAPPY,
            "neglected", WinBackTable.UNHAPPY,
            "one_time", WinBackTable.NO_NEED);

    private static final String COMPLAINED = "complained";
    private static final String GIVEN = "gave the reason%";

    /**
     * One customer.
     *
     * @param planted cause that was planted
     * @param told cause that win-back tells
     * @param gaveReason whether the customer said it
     */
    record Told(String planted, String told, boolean gaveReason, boolean complained) {}

    static CauseFigures of(Lake lake) {
        Dataset<Row> truth = lake.spark().read().parquet(lake.root() + "/shop/truth/" + ShopTruthTable.TABLE.name());
        Dataset<Row> complaints = lake.read(ServiceTable.TABLE)
                .where(col(ServiceTable.KIND).equalTo(ServiceCase.COMPLAINT))
                .groupBy(ServiceTable.CUSTOMER_ID)
                .agg(max(ServiceTable.OPENED_AT).as(COMPLAINED));
        Column planted = lit(null).cast("string");
        for (Map.Entry<String, String> cause : PLANTED.entrySet()) {
            planted = when(col(ShopTruthTable.LEFT_CAUSE).equalTo(cause.getKey()), lit(cause.getValue()))
                    .otherwise(planted);
        }
        String[] key = {WinBackTable.CUSTOMER_ID};
        return new CauseFigures(lake
                .read(WinBackTable.TABLE)
                .join(truth.withColumn(ShopTruthTable.LEFT_CAUSE, planted), key)
                .where(col(ShopTruthTable.LEFT_CAUSE).isNotNull())
                .join(complaints, key, "left")
                .select(
                        col(ShopTruthTable.LEFT_CAUSE),
                        col(WinBackTable.CAUSE),
                        col(WinBackTable.EVIDENCE).like(GIVEN),
                        coalesce(
                                col(COMPLAINED)
                                        .geq(org.apache.spark.sql.functions.date_sub(
                                                org.apache.spark.sql.functions.date_sub(
                                                        col(WinBackTable.AS_OF), col(WinBackTable.SILENCE)),
                                                120)),
                                lit(false)))
                .collectAsList()
                .stream()
                .map(row -> new Told(row.getString(0), row.getString(1), row.getBoolean(2), row.getBoolean(3)))
                .toList());
    }

    void print(PrintWriter out) {
        print("Probable cause, customers who did not say it", one -> !one.gaveReason(), out);
        print("Probable cause, whole list", one -> true, out);
    }

    private void print(String title, Predicate<Told> wanted, PrintWriter out) {
        List<Told> asked = customers.stream().filter(wanted).toList();
        String majority = CAUSES.stream()
                .max(java.util.Comparator.comparingLong(
                        cause -> count(asked, one -> one.planted().equals(cause))))
                .orElseThrow();
        out.printf(Locale.ROOT, "%n%s: %,d%n", title, asked.size());
        print("win-back", asked, Told::told, out);
        print("the majority: " + majority, asked, one -> majority, out);
        print(
                "a complaint within 120 days: unhappy; else the majority",
                asked,
                one -> one.complained() ? WinBackTable.UNHAPPY : majority,
                out);
    }

    private static void print(
            String rule, List<Told> asked, java.util.function.Function<Told, String> told, PrintWriter out) {
        double sum = 0;
        StringBuilder words = new StringBuilder();
        for (String cause : CAUSES) {
            long hits = count(
                    asked, one -> one.planted().equals(cause) && told.apply(one).equals(cause));
            double precision = share(hits, count(asked, one -> told.apply(one).equals(cause)));
            double recall = share(hits, count(asked, one -> one.planted().equals(cause)));
            double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
            sum += f1;
            words.append(String.format(Locale.ROOT, ", %s %.2f/%.2f", cause, precision, recall));
        }
        out.printf(
                Locale.ROOT,
                "  %-56s macro F1 %.3f; precision/recall%s%n",
                rule,
                sum / CAUSES.size(),
                words.substring(1));
    }

    private static long count(List<Told> all, Predicate<Told> wanted) {
        return all.stream().filter(wanted).count();
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
