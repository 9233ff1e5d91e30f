package ebb.ingest.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a delivery holds: the whole of it and each of its columns, as {@link ebb.schema.InputProfileTable} keeps it.
 *
 * @param delivery its number, counted from 1 for each input
 */
public record DeliveryProfile(String input, long delivery, Whole whole, List<OfColumn> columns) {

    /**
     * The delivery as a whole.
     *
     * @param customers in the accepted rows; null: the input names none
     * @param days with accepted rows; null: the input has no date
     * @param first first of these days; null: none
     * @param last last of these days; null: none
     * @param money sum of the accepted amounts; null: the input has none
     * @param atStake what the rejected rows are probably worth; null: none, or not known
     * @param matched share of customers in common with the purchases; empty: not counted
     */
    public record Whole(
            long accepted,
            long rejected,
            Long customers,
            Long days,
            LocalDate first,
            LocalDate last,
            BigDecimal money,
            BigDecimal atStake,
            OptionalDouble matched) {

        Whole matching(OptionalDouble share) {
            return new Whole(accepted, rejected, customers, days, first, last, money, atStake, share);
        }
    }

    /**
     * One column.
     *
     * @param lowest of numbers and dates; null: none, or texts
     * @param faults rows rejected because of it
     */
    public record OfColumn(String name, long nulls, long distinct, String lowest, String highest, long faults) {}

    public DeliveryProfile matching(OptionalDouble share) {
        return new DeliveryProfile(input, delivery, whole.matching(share), columns);
    }
}
