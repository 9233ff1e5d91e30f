package ebb.btyd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.BtydModel;
import ebb.btyd.model.CustomerSummary;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every value within its tolerance of 304 cases computed with 60 digits, where existing packages give up to 48 non-finite ones. */
class EdgeTruthTest {
    private static final Map<String, BtydFamily> FAMILIES = Map.of(
            "bgnbd",
            BtydFamilyCatalogue.BG_NBD,
            "mbgnbd",
            BtydFamilyCatalogue.MBG_NBD,
            "pnbd",
            BtydFamilyCatalogue.PARETO_NBD);

    @Test
    void agreesWithSixtyDigitsOnEveryEdgeCase() {
        for (String[] row : SharedData.rows("btyd/edge_truth.csv")) {
            double[] p = new double[4];
            for (int i = 0; i < 4; i++) {
                p[i] = Double.parseDouble(row[2 + i]);
            }
            BtydModel model = FAMILIES.get(row[0]).model(p);
            CustomerSummary customer = new CustomerSummary(
                    Integer.parseInt(row[6]), Double.parseDouble(row[7]), Double.parseDouble(row[8]));
            String at = row[0] + " " + row[1] + " " + customer;
            close(at + " log-likelihood", model.logLikelihood(customer), row[9], 1e-9);
            close(at + " P(alive)", model.alive(customer), row[10], 1e-7);
            close(at + " E(13)", model.expected(customer, 13), row[11], 1e-7);
            close(at + " E(52)", model.expected(customer, 52), row[12], 1e-7);
            close(at + " P(no purchase in 13)", model.noPurchase(customer, 13), row[13], 1e-7);
        }
    }

    private static void close(String what, double value, String truth, double tolerance) {
        double expected = Double.parseDouble(truth);
        // The log of a likelihood of exactly 1 is 0 up to the last bit of a double.
        double floor = what.endsWith("likelihood") ? 1e-15 : 1e-300;
        assertThat(value)
                .as(what)
                .isFinite()
                .isCloseTo(expected, within(Math.max(floor, tolerance * Math.abs(expected))));
    }
}
