package ebb.job;

import ebb.churn.Contestants;
import ebb.churn.Examples;
import ebb.churn.Fitting;
import ebb.conf.Settings;
import ebb.evaluation.Bootstrap;
import ebb.evaluation.Metrics;
import ebb.evaluation.RetentionCampaign;
import ebb.training.ContestRules;
import ebb.training.ExampleRows;
import ebb.training.TrainingDates;

/** What train and backtest stand on alike: the dates, the examples and the rules of the contest that the settings ask for. */
record TrainingGround(JobContext context) {

    TrainingDates dates() {
        Settings settings = context.settings();
        return TrainingDates.before(
                (int) context.asOf().toEpochDay(),
                context.known(),
                settings.training().rules(settings.horizonDays()));
    }

    Examples examples(TrainingDates dates) {
        Settings settings = context.settings();
        ExampleRows.Terms terms = new ExampleRows.Terms(
                context.populationTerms(),
                settings.livingDays(),
                settings.training().mostRows());
        return ExampleRows.collect(context.ledger(), context.known(), dates, terms);
    }

    ContestRules rules() {
        Settings settings = context.settings();
        return new ContestRules(
                Contestants.named(settings.training().contestants()),
                Metrics.all(RetentionCampaign.STANDARD),
                new Bootstrap.Options(settings.training().resamples(), 0.95, settings.seed()),
                new Fitting(context.lake().spark(), settings.seed()),
                settings.training().halfLifeDays());
    }
}
