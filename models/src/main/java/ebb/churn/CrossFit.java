package ebb.churn;

import ebb.churn.calibration.CalibratorSelection;
import ebb.churn.calibration.PlattCalibrator;
import ebb.churn.fit.ConstantScorer;
import ebb.churn.fit.Contestant;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.Folds;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;
import ebb.customer.LogOdds;
import ebb.evaluation.LogLoss;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A contestant fitted on all rows, with its out-of-fold margins by customer.
 *
 * <p>Calibration, stacking and the choice of the champion use those margins, because a flexible model is overconfident on its training rows.
 */
public final class CrossFit {
    /** Enough to steady the margins, few enough to stay fast. */
    private static final int FOLDS = 3;

    private final String name;
    private final Contestant.Kind kind;
    private final Scorer scorer;
    private final double[] outOfFold;

    CrossFit(String name, Contestant.Kind kind, Scorer scorer, double[] outOfFold) {
        this.name = name;
        this.kind = kind;
        this.scorer = scorer;
        this.outOfFold = outOfFold;
    }

    /** Fits on all rows and, for the margins, on the rows of all but a third of the customers, three times over. */
    public static CrossFit of(Contestant contestant, TrainingMatrix examples, Fitting fitting) {
        int[] fold = new int[examples.size()];
        for (int row = 0; row < fold.length; row++) {
            fold[row] = Folds.fold(examples.customerId(row), FOLDS, fitting.seed());
        }
        Scorer[] scorers = atOnce(contestant)
                .mapToObj(f -> fit(contestant, f == FOLDS ? examples : without(f, examples, fitting.seed()), fitting))
                .toArray(Scorer[]::new);
        double[] outOfFold = IntStream.range(0, fold.length)
                .parallel()
                .mapToDouble(row -> scorers[fold[row]].margin(examples.row(row)))
                .toArray();
        return new CrossFit(contestant.name(), contestant.kind(), scorers[FOLDS], outOfFold);
    }

    private static TrainingMatrix without(int fold, TrainingMatrix examples, long seed) {
        return examples.select((customer, day, value) -> Folds.fold(customer, FOLDS, seed) != fold);
    }

    /** The folds and, last, all rows: side by side, but where Spark shares out the work itself. */
    private static IntStream atOnce(Contestant contestant) {
        IntStream fits = IntStream.rangeClosed(0, FOLDS);
        return contestant.fitsOnSpark() ? fits : fits.parallel();
    }

    /** A handful of rows with one outcome teach nothing but that outcome. */
    private static Scorer fit(Contestant contestant, TrainingMatrix examples, Fitting fitting) {
        double rate = examples.size() == 0 ? 0.5 : examples.churnRate();
        return rate > 0 && rate < 1 && examples.size() > 1
                ? contestant.fitOnEnough(fitting.balance().weigh(examples), fitting)
                : new ConstantScorer(LogOdds.of(rate));
    }

    public String name() {
        return name;
    }

    public Contestant.Kind kind() {
        return kind;
    }

    public Scorer scorer() {
        return scorer;
    }

    double[] outOfFold() {
        return outOfFold;
    }

    /** Log loss of the out-of-fold margins after Platt scaling, by which the champion is chosen. */
    public double crossFittedLoss(TrainingMatrix examples) {
        PlattCalibrator platt = PlattCalibrator.fit(outOfFold, examples);
        double[] logOdds = Arrays.stream(outOfFold).map(platt::logOdds).toArray();
        return new LogLoss().of(examples.predictions(logOdds));
    }

    /** The model that is published if this contestant wins. */
    public ChurnModel model(TrainingMatrix examples) {
        return new ChurnModel(name, examples.featureNames(), scorer, CalibratorSelection.choose(outOfFold, examples));
    }
}
