package ebb.care;

import ebb.customer.CalendarDays;
import ebb.customer.Money;
import ebb.input.CustomerAccount;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.schema.CohortRetentionTable;
import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Follows the customers of each month of first purchase through the months after, in one pass over the accounts.
 *
 * @param asOf the as-of date; a month that had not ended by then is left out
 */
public record Cohorts(AsOf asOf) implements Serializable {
    /** Two years: older cohorts have settled. */
    private static final int MOST_MONTHS = 24;

    private static final int MONTHS = 12;

    /** Counts by cohort and months since, cohorts ascending. */
    static final class Sums implements Serializable {
        private static final long serialVersionUID = 1L;
        final long[][] buying;
        final long[][] amounts;

        Sums(int months) {
            buying = new long[months][months];
            amounts = new long[months][months];
        }

        Sums plus(Sums other) {
            for (int cohort = 0; cohort < buying.length; cohort++) {
                for (int since = 0; since < buying.length; since++) {
                    buying[cohort][since] += other.buying[cohort][since];
                    amounts[cohort][since] += other.amounts[cohort][since];
                }
            }
            return this;
        }
    }

    /** Rows of {@link CohortRetentionTable}; none where no month had ended. */
    public List<Row> rows(JavaRDD<CustomerAccount> accounts) {
        return months() == 0 ? List.of() : rows(accounts.aggregate(empty(), this::add, Sums::plus));
    }

    Sums empty() {
        return new Sums(months());
    }

    Sums add(Sums sums, CustomerAccount account) {
        History history = account.knownOn(asOf).history();
        if (history.dayCount() == 0) {
            return sums;
        }
        int cohort = month(history.firstDay()) - firstMonth();
        int lastSeen = -1;
        for (int i = 0; i < history.dayCount() && cohort >= 0 && cohort < months(); i++) {
            int since = month(history.day(i)) - firstMonth() - cohort;
            if (cohort + since < months()) {
                sums.buying[cohort][since] += since == lastSeen ? 0 : 1;
                sums.amounts[cohort][since] += history.amount(i);
                lastSeen = since;
            }
        }
        return sums;
    }

    List<Row> rows(Sums sums) {
        List<Row> rows = new ArrayList<>();
        for (int cohort = 0; cohort < months(); cohort++) {
            // Everyone buys in the month of the first purchase.
            long customers = sums.buying[cohort][0];
            for (int since = 0; customers > 0 && cohort + since < months(); since++) {
                long first = sums.amounts[cohort][0];
                rows.add(RowFactory.create(
                        Date.valueOf(asOf.date()),
                        Date.valueOf(firstDay(cohort)),
                        since,
                        firstMonth() + cohort == month(asOf.span().firstDay()),
                        customers,
                        sums.buying[cohort][since],
                        (double) sums.buying[cohort][since] / customers,
                        Money.ofCents(sums.amounts[cohort][since]),
                        first == 0 ? null : (double) sums.amounts[cohort][since] / first));
            }
        }
        return rows;
    }

    private LocalDate firstDay(int cohort) {
        int month = firstMonth() + cohort;
        return LocalDate.of(Math.floorDiv(month, MONTHS), 1 + Math.floorMod(month, MONTHS), 1);
    }

    /** Months that are followed: from the first of the data, or two years back, to the last that had ended. */
    private int months() {
        return Math.max(0, lastMonth() - firstMonth() + 1);
    }

    private int lastMonth() {
        return month((int) CalendarDays.lastMonthEnd(asOf.date()).toEpochDay());
    }

    private int firstMonth() {
        return Math.max(month(asOf.span().firstDay()), lastMonth() - MOST_MONTHS + 1);
    }

    private static int month(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return date.getYear() * MONTHS + date.getMonthValue() - 1;
    }
}
