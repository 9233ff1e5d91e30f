package ebb.btyd.study;

import ebb.btyd.model.BtydModel;
import ebb.btyd.model.CustomerSummary;
import java.util.ArrayList;
import java.util.List;

/**
 * P(alive) over silence and frequency, for customers of one age.
 *
 * @param x repeat purchase days
 * @param silenceDays days since the last purchase
 * @param alive P(alive)
 * @param noPurchase P(no purchase in the horizon), which is the other way round for one-time buyers of a BG/NBD
 */
public record AliveGrid(int x, double silenceDays, double alive, double noPurchase) {

    /** All cells for the counts and {@code steps} steps of silence from 0 up to {@code age}; x = 0 was silent all along. */
    public static List<AliveGrid> of(BtydModel model, double age, Shape shape) {
        List<AliveGrid> cells = new ArrayList<>();
        for (int x : shape.counts()) {
            for (int step = 0; step < shape.steps(); step++) {
                double silence = age * step / shape.steps();
                CustomerSummary customer = new CustomerSummary(x, x == 0 ? 0 : age - silence, age);
                cells.add(new AliveGrid(
                        x, silence, model.alive(customer), model.noPurchase(customer, shape.horizonDays())));
            }
        }
        return cells;
    }

    /**
     * Size of the grid.
     *
     * @param counts repeat purchase days, one row of cells each
     * @param steps steps of silence
     * @param horizonDays days that P(no purchase) is for
     */
    public record Shape(List<Integer> counts, int steps, int horizonDays) {
        public Shape {
            counts = List.copyOf(counts);
        }
    }
}
