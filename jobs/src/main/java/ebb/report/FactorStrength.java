package ebb.report;

import ebb.feature.FeatureCatalogue;
import ebb.feature.FeatureDescription;
import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import ebb.training.Factor;
import java.util.List;
import java.util.Optional;

/**
 * What moves the scores of all customers.
 *
 * @param factors of the model card, the strongest of each kind first
 */
public record FactorStrength(List<Factor> factors) implements Section {
    public static final SectionType TYPE =
            new SectionType("factors", "What moves the scores", List.of(), FactorStrength::read);

    private static final int FEATURES_SHOWN = 15;

    /** Below this a correlation says that more of a feature raises the risk of some and lowers that of others. */
    private static final double CLEAR = 0.3;

    @Override
    public SectionType type() {
        return TYPE;
    }

    public List<Factor> themes() {
        return factors.stream()
                .filter(factor -> factor.kind().equals(Factor.THEME))
                .toList();
    }

    public List<Factor> features() {
        return factors.stream()
                .filter(factor -> factor.kind().equals(Factor.FEATURE))
                .limit(FEATURES_SHOWN)
                .toList();
    }

    /** What more of a feature does, in words. */
    public static String direction(Factor factor) {
        if (factor.direction() == null || Math.abs(factor.direction()) < CLEAR) {
            return "either way";
        }
        return factor.direction() > 0 ? "more raises the risk" : "more lowers the risk";
    }

    /** What a feature says, as the catalogue has it. */
    public static String words(Factor feature) {
        return FeatureCatalogue.find(feature.name())
                .map(FeatureDescription::meaning)
                .orElseGet(() -> Format.plain(feature.name()));
    }

    /** Mean absolute contribution by theme, the strongest first. */
    public Chart chart() {
        List<Factor> drawn = themes().stream().limit(Chart.MOST_NAMES).toList();
        String which =
                drawn.size() < themes().size() ? ", the strongest of " + themes().size() + " themes" : ", by theme";
        return new Chart(
                "Mean absolute contribution to the log-odds of leaving" + which,
                null,
                Axis.of("Mean absolute contribution, log-odds", Unit.FIGURE),
                Axis.named(drawn.stream().map(Factor::name).toList()),
                List.of(new Series(
                        "Contribution",
                        Mark.BAR,
                        Tone.STRONG,
                        drawn.stream()
                                .map(theme -> Point.at(theme.meanContribution(), theme.name()))
                                .toList())));
    }

    /** Empty where nothing was judged. */
    private static Optional<FactorStrength> read(ReportSource source) {
        return source.model()
                .map(model -> new FactorStrength(model.card().factors()))
                .filter(section -> !section.factors().isEmpty());
    }
}
