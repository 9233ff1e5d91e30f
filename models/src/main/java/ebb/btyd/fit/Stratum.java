package ebb.btyd.fit;

import ebb.btyd.model.GroupedSummaries;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/**
 * Customers with the same covariates.
 *
 * @param values one for each covariate; empty where the model has none
 */
public record Stratum(List<Double> values, GroupedSummaries customers) implements Serializable {
    static final Comparator<Stratum> ORDER = Comparator.comparing(Stratum::values, Stratum::compare);

    public Stratum {
        values = List.copyOf(values);
    }

    private static int compare(List<Double> one, List<Double> other) {
        for (int i = 0; i < one.size(); i++) {
            int byValue = one.get(i).compareTo(other.get(i));
            if (byValue != 0) {
                return byValue;
            }
        }
        return 0;
    }
}
