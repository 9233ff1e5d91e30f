package ebb.job;

import ebb.conf.EffectiveSettings;
import ebb.conf.Settings;
import ebb.ingest.catalogue.DataRefused;
import ebb.job.Run.Step;
import ebb.lake.Lake;
import ebb.ledger.DataSpan;
import ebb.schema.Table;
import ebb.store.ModelStore;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Fills in features, scores and segments of past as-of dates, in any order, each scored by a model that knew nothing of what came after. What readers see
 * and the model in force stay as they are. {@code ebb backfill}
 *
 * <p>A date is scored by the newest model of the store that was trained as of then or before, if it is at most {@link #MODEL_DAYS} old. Otherwise one is
 * trained as of a day of a fixed calendar, so that the same dates in another order give the same scores.
 */
public final class Backfill {
    /** Days between the as-of dates of models: a quarter, over which the scores of a model hardly age. */
    static final int MODEL_DAYS = 91;

    private static final String COMMAND = "backfill";

    private final Lake lake;
    private final EffectiveSettings settings;
    private final Clock clock;
    private final Run.Progress progress;

    public Backfill(Lake lake, EffectiveSettings settings, Clock clock, Run.Progress progress) {
        this.lake = lake;
        this.settings = settings;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Where an as-of date stands.
     *
     * @param isDone whether its features, scores and segments are those of the present purchases and settings
     * @param modelAsOf as-of date of the training of the model that scores it; empty where the history before it is too short to train one
     */
    public record Day(LocalDate asOf, boolean isDone, Optional<LocalDate> modelAsOf) {}

    /**
     * Does the dates that are left.
     *
     * @return all of {@code dates} as they stand afterwards, in their order
     * @throws DataRefused where a date lies before the first purchase or beyond the last
     */
    public List<Day> execute(List<LocalDate> dates) {
        new Run(lake, settings, clock, progress).executeSteps(context -> steps(dates, context.span()), COMMAND);
        return look(dates);
    }

    /** The dates as they stand; changes nothing. */
    public List<Day> look(List<LocalDate> dates) {
        BackfillProgress kept = BackfillProgress.of(lake, settings);
        try (JobContext context = new JobContext(lake, settings.settings(), Optional.empty(), COMMAND, clock)) {
            DataSpan span = context.span();
            return dates.stream()
                    .map(day -> new Day(day, kept.isDone(day), modelDay(day, span)))
                    .toList();
        }
    }

    private List<Step> steps(List<LocalDate> dates, DataSpan span) {
        dates.forEach(day -> AsOfRule.checked(day, span, settings.settings().asOfToleranceDays()));
        BackfillProgress kept = BackfillProgress.of(lake, settings);
        List<LocalDate> left = dates.stream()
                .filter(day -> !kept.isDone(day) && modelDay(day, span).isPresent())
                .toList();
        List<Step> steps = new ArrayList<>(trainings(left, span));
        List<LocalDate> bare =
                left.stream().filter(day -> !kept.hasFeatures(day)).toList();
        if (!bare.isEmpty()) {
            Job features = new Recorded(new BackfillFeaturesJob(bare), () -> kept.featured(bare));
            steps.add(new Step(features, bare.get(bare.size() - 1)));
        }
        for (LocalDate day : left) {
            steps.add(new Step(new ScoreJob(), day));
            steps.add(new Step(new Recorded(new SegmentJob(), () -> kept.done(day)), day));
        }
        return steps;
    }

    /** Earlier ones first, so that the last is the newest in the store. */
    private List<Step> trainings(List<LocalDate> left, DataSpan span) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (LocalDate day : left) {
            modelDay(day, span)
                    .filter(model -> !new ModelStore(lake).trainedAsOf(day).equals(Optional.of(model)))
                    .ifPresent(days::add);
        }
        return days.stream()
                .flatMap(day ->
                        List.of(new Step(new FitLifetimeModelsJob(), day), new Step(new TrainJob(), day)).stream())
                .toList();
    }

    /** As-of date of the model of a date, trained or to be trained. */
    private Optional<LocalDate> modelDay(LocalDate day, DataSpan span) {
        Settings terms = settings.settings();
        LocalDate calendar = day.minusDays(Math.floorMod(day.toEpochDay(), MODEL_DAYS));
        LocalDate first =
                LocalDate.ofEpochDay(span.firstDay() + terms.training().minHistoryDays() + terms.horizonDays());
        LocalDate fixed = calendar.isBefore(first) ? first : calendar;
        Optional<LocalDate> stored = new ModelStore(lake).trainedAsOf(day).filter(model -> !model.isBefore(fixed));
        return stored.isPresent() || fixed.isAfter(day) ? stored : Optional.of(fixed);
    }

    /** A job that leaves a note that it is done. */
    private record Recorded(Job job, Runnable note) implements Job {
        @Override
        public String name() {
            return job.name();
        }

        @Override
        public String summary() {
            return job.summary();
        }

        @Override
        public List<Table> reads() {
            return job.reads();
        }

        @Override
        public List<Table> writes() {
            return job.writes();
        }

        @Override
        public JobResult run(JobContext context) {
            JobResult result = job.run(context);
            note.run();
            return result;
        }
    }
}
