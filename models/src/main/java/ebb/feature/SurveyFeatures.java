package ebb.feature;

import ebb.customer.CalendarDays;
import ebb.input.InputSpans;
import ebb.input.SurveyAnswer;
import java.util.Comparator;
import java.util.List;

/** What the customer answered to surveys. */
final class SurveyFeatures implements InputFamily {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Feature> features() {
        return List.of(
                new Feature(
                        "last_satisfaction_points",
                        "points",
                        "1 to 5",
                        "Last answer to a survey in the last 365 days, 5 very satisfied",
                        "no answer in that time, or no surveys input"),
                new Feature(
                        "satisfaction_change_points",
                        "points",
                        "-4 to 4",
                        "Last answer to a survey less the mean of those before",
                        "fewer than two answers, or no surveys input"));
    }

    @Override
    public int firstDay(InputSpans spans) {
        return spans.answers();
    }

    @Override
    public void compute(Dossier dossier, double[] values, int at) {
        List<SurveyAnswer> known = dossier.inputs().answers().stream()
                .filter(answer -> answer.day() <= dossier.day())
                .sorted(Comparator.comparingInt(SurveyAnswer::day).thenComparingInt(SurveyAnswer::satisfaction))
                .toList();
        values[at] = Double.NaN;
        values[at + 1] = Double.NaN;
        if (!known.isEmpty()) {
            SurveyAnswer last = known.get(known.size() - 1);
            values[at] = dossier.isLately(last.day(), CalendarDays.YEAR) ? last.satisfaction() : Double.NaN;
            double before = known.subList(0, known.size() - 1).stream()
                    .mapToInt(SurveyAnswer::satisfaction)
                    .average()
                    .orElse(Double.NaN);
            values[at + 1] = last.satisfaction() - before;
        }
    }
}
