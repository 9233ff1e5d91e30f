package ebb.feature;

import ebb.customer.CalendarDays;
import ebb.input.InputSpans;
import ebb.input.SurveyAnswer;
import java.util.Comparator;
import java.util.List;

/** What the customer answered to surveys. */
public final class SurveyFeatures implements FeatureFamily<SurveyFeatures.Figures> {
    public static final Feature<Figures> LAST = FeatureDescription.in(
                    "points",
                    "last_satisfaction_points",
                    "Last answer to a survey in the last 365 days, 5 very satisfied")
            .range("1 to 5")
            .nullWhen("no answer in that time, or no surveys input")
            .by(Figures::lastIfLately);

    public static final Feature<Figures> CHANGE = FeatureDescription.in(
                    "points", "satisfaction_change_points", "Last answer to a survey less the mean of those before")
            .range("-4 to 4")
            .nullWhen("fewer than two answers, or no surveys input")
            .by(answers -> answers.last() - answers.meanBefore());

    private static final List<Feature<Figures>> FEATURES = List.of(LAST, CHANGE);

    /** One customer's answers; NaN where there are too few. */
    record Figures(double last, boolean isLate, double meanBefore) {
        double lastIfLately() {
            return isLate ? last : Double.NaN;
        }
    }

    @Override
    public List<Feature<Figures>> features() {
        return FEATURES;
    }

    @Override
    public int firstDay(InputSpans spans) {
        return spans.answers();
    }

    @Override
    public Figures figures(Observation observation) {
        List<SurveyAnswer> known = observation.inputs().answers().stream()
                .sorted(Comparator.comparingInt(SurveyAnswer::day).thenComparingInt(SurveyAnswer::satisfaction))
                .toList();
        if (known.isEmpty()) {
            return new Figures(Double.NaN, false, Double.NaN);
        }
        SurveyAnswer last = known.get(known.size() - 1);
        double before = known.subList(0, known.size() - 1).stream()
                .mapToInt(SurveyAnswer::satisfaction)
                .average()
                .orElse(Double.NaN);
        return new Figures(last.satisfaction(), observation.isLately(last.day(), CalendarDays.YEAR), before);
    }
}
