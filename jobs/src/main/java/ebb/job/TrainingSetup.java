package ebb.job;

import ebb.churn.ContestantCatalogue;
import ebb.churn.fit.Contestant;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.TrainingMatrix;
import ebb.conf.Settings;
import ebb.evaluation.Bootstrap;
import ebb.evaluation.MetricCatalogue;
import ebb.evaluation.RetentionCampaign;
import ebb.feature.GapLengths;
import ebb.feature.PopulationFitter;
import ebb.lake.AccountInputsReader;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.schema.LedgerTable;
import ebb.schema.LifetimeModelsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.Table;
import ebb.training.ContestRules;
import ebb.training.ExampleBuilder;
import ebb.training.HyperparameterSearch;
import ebb.training.TrainingDates;
import java.util.List;

/** What train and backtest stand on alike: the dates, the examples and the rules of the contest that the settings ask for. */
record TrainingSetup(JobContext context) {
    /** What a job that trains reads. */
    static final List<Table> READS =
            AccountInputsReader.beside(LedgerTable.TABLE, PurchasesTable.TABLE, LifetimeModelsTable.TABLE);

    TrainingDates dates() {
        Settings settings = context.settings();
        TrainingDates dates = TrainingDates.before(
                (int) context.asOf().toEpochDay(),
                context.known(),
                settings.training().rules(settings.horizonDays()));
        return context.logGap()
                .map(gap -> dates.without(gap, settings.horizonDays()))
                .orElse(dates);
    }

    TrainingMatrix examples(TrainingDates dates) {
        return ExampleBuilder.collect(source(), context.known(), dates, terms());
    }

    /** Whom the published model will be asked about first. */
    TrainingMatrix asked() {
        return ExampleBuilder.asked(source(), AsOf.of(context.asOf(), context.known()), terms());
    }

    /** Which settings leave days enough to train and judge a model, by the length of the history and of the gaps. */
    String advice() {
        DataSpan known = context.known();
        GapLengths gaps = PopulationFitter.of(
                        context.packedLedger(), List.of(AsOf.of(context.asOf(), known)), context.populationTerms())
                .get(0)
                .gapLengths();
        return new HorizonAdvice(context.settings(), gaps).toTrain(known.lastDay() - known.firstDay() + 1);
    }

    private ExampleBuilder.Source source() {
        return new ExampleBuilder.Source(context.packedLedger(), context::baseSample);
    }

    private ExampleBuilder.Terms terms() {
        Settings settings = context.settings();
        return new ExampleBuilder.Terms(
                context.populationTerms(),
                settings.activeDays(),
                settings.spendFloorHundredths(),
                settings.training().mostRows(),
                settings.training().where());
    }

    /** How the contest on {@code examples} is held: where all examples lie on the cluster, by contestants that are fitted there. */
    ContestRules rules(TrainingMatrix examples) {
        Settings settings = context.settings();
        List<Contestant> named = ContestantCatalogue.named(settings.training().contestants());
        return new ContestRules(
                examples.all().isPresent() ? ContestantCatalogue.onCluster(named) : named,
                MetricCatalogue.all(RetentionCampaign.STANDARD),
                new Bootstrap.Options(settings.training().resamples(), 0.95, settings.seed()),
                new Fitting(
                        context.lake().spark(),
                        settings.seed(),
                        settings.training().classBalance()),
                settings.training().halfLifeDays(),
                new HyperparameterSearch(settings.training().searchBudget(), settings.horizonDays()),
                settings.spendFloorHundredths());
    }
}
