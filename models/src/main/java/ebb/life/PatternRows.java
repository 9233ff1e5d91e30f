package ebb.life;

import ebb.life.event.FittedEvent;
import ebb.life.pattern.LearnedPattern;
import ebb.life.pattern.PatternLearner;
import ebb.life.rhythm.HabitOutcomes;
import ebb.life.rhythm.RhythmBacktest;
import ebb.life.setting.LifeSettings;
import ebb.schema.HabitStatesTable;
import ebb.schema.LifeEventPatternsTable;
import ebb.schema.RhythmBacktestsTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What was learned over all customers as rows of the tables. */
public final class PatternRows {
    private static final String LEARNED = "learned";
    private static final String LEARNED_SET = "learned set";

    private final Date asOf;
    private final LifeSettings settings;

    public PatternRows(LocalDate asOf, LifeSettings settings) {
        this.asOf = Date.valueOf(asOf);
        this.settings = settings;
    }

    /** Rows of {@link RhythmBacktestsTable}; only Ebb's own rule, the first, is looked at ahead too. */
    public List<Row> backtest(List<RhythmBacktest.Result> results, HabitOutcomes outcomes) {
        List<Row> rows = new ArrayList<>();
        for (RhythmBacktest.Result r : results) {
            boolean isAhead = rows.isEmpty() && outcomes.intervals() > 0;
            rows.add(RowFactory.create(
                    asOf,
                    r.rule(),
                    r.gaps(),
                    r.insideShare(),
                    r.medianErrorDays(),
                    r.meanErrorDays(),
                    isAhead ? outcomes.intervals() : null,
                    isAhead ? outcomes.insideShare() : null));
        }
        return rows;
    }

    /** Rows of {@link HabitStatesTable}. */
    public List<Row> states(HabitOutcomes outcomes) {
        Date judgedOn = Date.valueOf(LocalDate.ofEpochDay(outcomes.judgedDay()));
        return outcomes.states().stream()
                .map(state -> RowFactory.create(
                        asOf,
                        state.state().label,
                        judgedOn,
                        state.habits(),
                        state.endedProbability(),
                        state.boughtAgainShare()))
                .toList();
    }

    /** Rows of {@link LifeEventPatternsTable}: every pair and set that was tested, and the signs of every event that was fitted. */
    public List<Row> patterns(PatternLearner.Findings learned, List<FittedEvent> events) {
        List<Row> rows = new ArrayList<>();
        learned.patterns().forEach(pair -> rows.add(learned(LEARNED, pair, " begins")));
        learned.sets().forEach(set -> rows.add(learned(LEARNED_SET, set, " begin")));
        for (FittedEvent event : events) {
            event.signs().forEach(sign -> rows.add(declared(event.name(), sign)));
        }
        return rows;
    }

    private Row learned(String kind, LearnedPattern pattern, String verb) {
        boolean known = pattern.together() > 0;
        return RowFactory.create(
                asOf,
                kind,
                pattern.broken() + " breaks, then " + pattern.begun() + verb,
                pattern.customers(),
                pattern.together(),
                pattern.expected(),
                pattern.expected() > 0 ? pattern.lift() : null,
                pattern.pValue(),
                pattern.qValue(),
                pattern.isFound(settings),
                known ? pattern.leadDays() : null,
                known ? pattern.leadDeviationDays() : null,
                null,
                null,
                null);
    }

    private Row declared(String event, FittedEvent.SignFit sign) {
        return RowFactory.create(
                asOf,
                event,
                sign.words(),
                sign.customers(),
                null,
                null,
                null,
                null,
                null,
                true,
                sign.meanDays(),
                sign.deviationDays(),
                sign.shows(),
                sign.byItself(),
                sign.eventsAYear());
    }
}
