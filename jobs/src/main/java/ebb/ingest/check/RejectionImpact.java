package ebb.ingest.check;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import ebb.conf.GateSettings;
import ebb.ingest.catalogue.DataRefused;
import ebb.ingest.catalogue.Input;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.ingest.delivery.ValidatedRows;
import ebb.schema.PurchasesTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a delivery loses with its rejected rows: a few rows may hold most of the money, or all the rows of a customer.
 *
 * @param judged its rows with their verdicts
 */
record RejectionImpact(Input input, GateSettings settings, Dataset<Row> judged) {
    private static final String ACCEPTED = "__ebb_accepted";
    private static final String REFUSED = "__ebb_refused";
    private static final String IS_KEPT = "__ebb_is_kept";

    /**
     * Weighs the rejected rows.
     *
     * @param said warnings that have the reasons already
     * @param reasons why rows are rejected and what to do, for the first warning and for a refusal
     * @return warnings
     * @throws DataRefused where they hold more of the money than the settings allow
     */
    List<String> check(List<String> said, Supplier<String> reasons) {
        List<String> warnings = new ArrayList<>();
        if (input.equals(InputCatalogue.PURCHASES)) {
            Row loss = loss();
            money(loss, reasons)
                    .map(words -> words + "." + (said.isEmpty() ? reasons.get() : "")
                            + " The rows are in the table rejected.")
                    .ifPresent(warnings::add);
            customers(loss, said.isEmpty() && warnings.isEmpty() ? reasons : () -> "")
                    .ifPresent(warnings::add);
        }
        return warnings;
    }

    /** Money of the accepted rows, worth of the rejected ones, customers with accepted rows, customers with rejected rows alone. */
    private Row loss() {
        Column isAccepted = col(ValidatedRows.VERDICT).equalTo(ValidatedRows.ACCEPTED);
        Column hasCustomer = col(PurchasesTable.CUSTOMER_ID).isNotNull();
        return judged.where(isAccepted.or(col(ValidatedRows.VERDICT).equalTo(ValidatedRows.REJECTED)))
                .groupBy(PurchasesTable.CUSTOMER_ID)
                .agg(
                        sum(when(isAccepted, abs(col(PurchasesTable.AMOUNT).cast("double"))))
                                .as(ACCEPTED),
                        sum(ValidatedRows.WORTH).as(REFUSED),
                        max(isAccepted).as(IS_KEPT))
                .agg(
                        coalesce(sum(ACCEPTED), lit(0.0)),
                        coalesce(sum(REFUSED), lit(0.0)),
                        count_if(hasCustomer.and(col(IS_KEPT))),
                        count_if(hasCustomer.and(not(col(IS_KEPT)))))
                .first();
    }

    private Optional<String> money(Row loss, Supplier<String> reasons) {
        double lost = loss.getDouble(1);
        double all = lost + loss.getDouble(0);
        double share = all == 0 ? 0 : lost / all;
        if (share <= settings.rejectedWarnShare()) {
            return Optional.empty();
        }
        String words = String.format(
                Locale.ROOT,
                "the rejected rows hold about %,.2f of %,.2f of the money (%.1f %%)",
                lost,
                all,
                100 * share);
        if (share > settings.moneyStopShare()) {
            throw new DataRefused(String.format(
                    Locale.ROOT,
                    "Cannot ingest %1$s: %2$s, over the limit of %3$.1f %%.%4$s Nothing was written. Correct the file, or raise inputs.%1$s"
                            + ".gate.money-stop-share.",
                    input.name(),
                    words,
                    100 * settings.moneyStopShare(),
                    reasons.get()));
        }
        return Optional.of(input.name() + ": " + words);
    }

    private Optional<String> customers(Row loss, Supplier<String> reasons) {
        long kept = loss.getLong(2);
        long gone = loss.getLong(3);
        double share = gone == 0 ? 0 : (double) gone / (gone + kept);
        return share <= settings.rejectedWarnShare()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s: %,d of %,d customers (%.1f %%) have rejected rows only.%s",
                        input.name(),
                        gone,
                        gone + kept,
                        100 * share,
                        reasons.get()));
    }
}
