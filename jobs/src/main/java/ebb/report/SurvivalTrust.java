package ebb.report;

import ebb.schema.SurvivalBacktestTable;
import ebb.training.SurvivalJudgement;
import ebb.training.SurvivalRows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How true the survival curve was at each horizon.
 *
 * @param horizons ascending
 */
public record SurvivalTrust(List<SurvivalJudgement> horizons) implements Section {
    public static final SectionType TYPE = new SectionType(
            "survival",
            "How true the scores are at other horizons",
            List.of(SurvivalBacktestTable.TABLE),
            SurvivalTrust::read);

    @Override
    public SectionType type() {
        return TYPE;
    }

    public List<SurvivalJudgement> judged() {
        return horizons.stream().filter(horizon -> horizon.judged() != null).toList();
    }

    /**
     * Why the curve is not given.
     *
     * @param days horizons for which it holds, in words
     */
    public record Withheld(String days, String reason) {}

    /** Of each reason the horizons, in their order. */
    public List<Withheld> withheld() {
        Map<String, List<String>> daysBy = new LinkedHashMap<>();
        horizons.stream().filter(Predicate.not(SurvivalJudgement::isGiven)).forEach(horizon -> daysBy.computeIfAbsent(
                        horizon.reason(), reason -> new ArrayList<>())
                .add(String.valueOf(horizon.horizonDays())));
        return daysBy.entrySet().stream()
                .map(entry -> new Withheld(String.join(", ", entry.getValue()), entry.getKey()))
                .toList();
    }

    public static LocalDate holdoutOn(SurvivalJudgement horizon) {
        return LocalDate.ofEpochDay(horizon.judged().holdoutDay());
    }

    /** Empty where no training has judged a curve. */
    private static Optional<SurvivalTrust> read(ReportSource source) {
        return source.rows(SurvivalBacktestTable.TABLE)
                .map(rows -> rows.orderBy(SurvivalBacktestTable.HORIZON).collectAsList().stream()
                        .map(SurvivalRows::judgement)
                        .toList())
                .filter(Predicate.not(List::isEmpty))
                .map(SurvivalTrust::new);
    }
}
