package ebb.training;

import ebb.schema.ScoreFactorsTable;
import ebb.schema.ScoreFairnessTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * What a training learnt of its scores as rows of {@link ScoreFactorsTable} and {@link ScoreFairnessTable}.
 *
 * @param asOf the run's as-of date
 * @param modelId the model's name in the lake
 */
public record FactorRows(LocalDate asOf, String modelId) {

    public List<Row> factors(List<Factor> factors) {
        return factors.stream()
                .map(factor -> RowFactory.create(
                        Date.valueOf(asOf),
                        modelId,
                        factor.kind(),
                        factor.name(),
                        factor.theme(),
                        factor.meanContribution(),
                        factor.direction(),
                        factor.lossWithout().value(),
                        factor.lossWithout().low(),
                        factor.lossWithout().high()))
                .toList();
    }

    /**
     * One row for each group.
     *
     * @param holdoutOn as-of date that judged
     */
    public List<Row> fairness(List<JudgedCustomers.GroupError> errors, LocalDate holdoutOn) {
        return errors.stream()
                .map(error -> RowFactory.create(
                        Date.valueOf(asOf),
                        modelId,
                        error.dimension(),
                        error.group(),
                        Date.valueOf(holdoutOn),
                        error.customers(),
                        error.expected(),
                        error.actual().value(),
                        error.actual().low(),
                        error.actual().high(),
                        error.isOff(),
                        error.logLoss(),
                        Double.isNaN(error.auc()) ? null : error.auc()))
                .toList();
    }
}
