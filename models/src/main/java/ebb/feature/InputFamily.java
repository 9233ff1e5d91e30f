package ebb.feature;

import ebb.input.AccountInputs;
import ebb.input.InputSpans;
import ebb.ledger.History;
import java.io.Serializable;
import java.util.List;

/** Features that are computed together from one further input; all null where that input is not there. */
interface InputFamily extends Serializable {

    /** The family's features, in the order {@link #compute} writes them. */
    List<Feature> features();

    /** First day that the family's input tells of. */
    int firstDay(InputSpans spans);

    /** Writes the family's values from {@code values[at]} on, NaN for null. */
    void compute(Dossier dossier, double[] values, int at);

    /**
     * What was known of one customer beside the purchases; rows after the history's as-of date are in it and must not be looked at.
     *
     * @param history at least one purchase day
     */
    record Dossier(History history, AccountInputs inputs, InputSpans spans) {
        int day() {
            return history.asOfDay();
        }

        /** Whether the last {@code days} days were observed by an input that begins on {@code firstDay}. */
        boolean covers(int days, int firstDay) {
            return firstDay <= day() - days + 1;
        }

        /** Whether a day lies in the last {@code days} days. */
        boolean isLately(int other, int days) {
            return other <= day() && other > day() - days;
        }

        /** Bought in the last {@code days} days, in hundredths. */
        double bought(int days) {
            return history.amountUntil(day()) - history.amountUntil(day() - days);
        }
    }
}
