package ebb.bench;

import ebb.conf.Settings;
import ebb.job.JobContext;
import ebb.ledger.DataSpan;
import ebb.training.SurvivalJudgement;
import ebb.training.Training;
import ebb.training.TrainingDates;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** How the probability of no purchase did at each horizon of one shop, as `train` judges it on the shop's last day. */
record SurvivalFigures(String shop, List<SurvivalJudgement> judgements) {
    static final List<String> HEADER = List.of(
            "| shop | days | judged on | customers | bought nothing | expected | log loss | Brier | calibration error | best rule | log loss | Brier | calibration error | gain in log loss |",
            "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");

    static SurvivalFigures of(String shop, JobContext context) {
        Settings settings = context.settings();
        DataSpan span = context.known();
        TrainingDates dates =
                TrainingDates.before(span.lastDay(), span, settings.training().rules(settings.horizonDays()));
        Training.Result result = new Training(BacktestFigures.rules(context))
                .run(
                        BacktestFigures.examples(context, dates),
                        BacktestFigures.asked(context),
                        dates,
                        context.populationTerms());
        return new SurvivalFigures(shop, result.survival().judgements());
    }

    void print(PrintWriter out) {
        judgements.forEach(judgement -> out.println("| " + shop + " | " + judgement.horizonDays() + " | "
                + (judgement.judged() == null ? judgement.reason() : words(judgement.judged())) + " |"));
        out.flush();
    }

    private static String words(SurvivalJudgement.Judged judged) {
        return String.format(
                Locale.ROOT,
                "%s | %,d | %.3f | %.3f | %s | %s | %s | %s",
                LocalDate.ofEpochDay(judged.holdoutDay()),
                judged.customers(),
                judged.actual(),
                judged.curve().expected(),
                errors(judged.curve()),
                judged.ruleName(),
                errors(judged.rule()),
                judged.logLossGain());
    }

    private static String errors(SurvivalJudgement.Figures figures) {
        return String.format(
                Locale.ROOT, "%.4f | %.4f | %.3f", figures.logLoss(), figures.brier(), figures.calibrationError());
    }
}
