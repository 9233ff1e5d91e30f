package ebb.btyd.study;

import ebb.btyd.fit.CovariateFit;
import ebb.customer.NormalQuantiles;
import ebb.schema.LifetimeEffectsTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A {@link CovariateStudy} as rows of the table {@link LifetimeEffectsTable}. */
public final class CovariateRows {
    /** Ratio against the reference level with its 95 % interval; null: not known. */
    private record Ratio(Double value, Double low, Double high) {
        static final Ratio OF_REFERENCE = new Ratio(1.0, null, null);
        static final Ratio NONE = new Ratio(null, null, null);

        static Ratio of(double effect, double standardError) {
            double half = NormalQuantiles.P975 * standardError;
            return Double.isFinite(half)
                    ? new Ratio(Math.exp(effect), Math.exp(effect - half), Math.exp(effect + half))
                    : new Ratio(Math.exp(effect), null, null);
        }
    }

    private CovariateRows() {}

    /** A row for each level of each covariate; none where nothing was fitted. */
    public static List<Row> of(CovariateStudy study, LocalDate asOf) {
        return study.fit().map(fit -> rows(study, fit, Date.valueOf(asOf))).orElse(List.of());
    }

    private static List<Row> rows(CovariateStudy study, CovariateFit fit, Date asOf) {
        List<Row> rows = new ArrayList<>();
        for (CovariateLevels levels : study.levels()) {
            levels.customers().forEach((level, customers) -> {
                boolean isReference = level.equals(levels.reference());
                int effect = fit.covariates().indexOf(levels.indicator(level));
                Ratio purchase = isReference ? Ratio.OF_REFERENCE : purchase(fit, effect);
                Ratio dropout = dropout(fit, isReference, effect);
                rows.add(RowFactory.create(
                        asOf,
                        levels.covariate(),
                        level,
                        fit.base().family(),
                        isReference,
                        customers,
                        purchase.value(),
                        purchase.low(),
                        purchase.high(),
                        dropout.value(),
                        dropout.low(),
                        dropout.high(),
                        fit.againstNone().pValue()));
            });
        }
        return rows;
    }

    private static Ratio purchase(CovariateFit fit, int effect) {
        return Ratio.of(fit.purchaseEffects().get(effect), fit.standardErrors().get(effect));
    }

    private static Ratio dropout(CovariateFit fit, boolean isReference, int effect) {
        if (fit.dropoutEffects().isEmpty()) {
            return Ratio.NONE;
        }
        int offset = fit.purchaseEffects().size();
        return isReference
                ? Ratio.OF_REFERENCE
                : Ratio.of(
                        fit.dropoutEffects().get(effect), fit.standardErrors().get(offset + effect));
    }
}
