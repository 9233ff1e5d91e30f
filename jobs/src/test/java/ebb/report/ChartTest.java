package ebb.report;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import ebb.report.WarningTrust.Against;
import ebb.report.WarningTrust.At;
import ebb.report.WarningTrust.Raised;
import ebb.report.WarningTrust.Right;
import ebb.report.WarningTrust.Rule;
import ebb.training.Factor;
import gg.jte.output.StringOutput;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static Chart of(Series... series) {
        return new Chart("A chart", null, Axis.of("x", Unit.FIGURE), Axis.of("y", Unit.FIGURE), List.of(series));
    }

    private static Series line(Tone tone, Point... points) {
        return new Series("s", Mark.LINE, tone, List.of(points));
    }

    @Test
    void drawsNoSeriesWithoutAFigureAndNoChartWithoutASeries() {
        Series known = line(Tone.STRONG, Point.at(1, Double.NaN), Point.at(2, 0.5));
        Series unknown = line(Tone.MIDDLE, Point.at(1, Double.NaN), Point.at(2, null));
        assertThat(of(known, unknown, line(Tone.FAINT)).series()).containsExactly(known);
        assertThat(of(known).hasFigures()).isTrue();
        assertThat(of(unknown, line(Tone.FAINT)).hasFigures()).isFalse();
    }

    @Test
    void neverGivesOneColourToTwoSeries() {
        Series[] grey = IntStream.range(0, Tone.values().length)
                .mapToObj(i -> line(Tone.NEUTRAL, Point.at(i, i)))
                .toArray(Series[]::new);
        assertThat(of(grey).series())
                .extracting(Series::tone)
                .containsExactlyInAnyOrder(Tone.values())
                .first()
                .isEqualTo(Tone.NEUTRAL);
    }

    @Test
    void writesNamesInWords() {
        Chart chart = new Chart(
                "By region",
                null,
                Axis.of("Share", Unit.SHARE),
                Axis.named(List.of("north_east")),
                List.of(new Series("Left", Mark.BAR, Tone.STRONG, List.of(Point.at(0.5, "north_east")))));
        assertThat(chart.json()).contains("north east").doesNotContain("north_east");
    }

    @Test
    void saysWhereNoRuleHasAPrecisionToDraw() {
        At unjudged = new At(
                0.5,
                true,
                0,
                new Right(Double.NaN, Double.NaN, Double.NaN, 0),
                new Raised(0L, 0L, "no warning is 90 days old yet"),
                Double.NaN,
                null,
                Double.NaN);
        Rule rule = new Rule("Loss", "probability", Against.LOSS, List.of(unjudged), null);
        LocalDate day = LocalDate.of(2026, 6, 30);
        StringOutput page = new StringOutput();
        ReportPage.content(new WarningTrust(day, day, List.of(rule)), new Format("EUR"))
                .writeTo(page);
        assertThat(page.toString())
                .contains("as each rule's limit falls: nothing to draw yet.")
                .doesNotContain("<canvas");
    }

    @Test
    void drawsTheStrongestThemesAndNamesFeaturesByWhatTheySay() {
        List<Factor> themes = IntStream.range(0, Chart.MOST_NAMES + 3)
                .mapToObj(i -> new Factor(Factor.THEME, "theme " + i, "theme", 1.0 / (1 + i), null, null))
                .toList();
        Chart chart = new FactorStrength(themes).chart();
        assertThat(chart.y().labels()).hasSize(Chart.MOST_NAMES).startsWith("theme 0");
        assertThat(chart.summary()).endsWith(", the strongest of 13 themes");
        assertThat(FactorStrength.words(new Factor(Factor.FEATURE, "btyd_p_alive", "x", 1, 0.5, null)))
                .isEqualTo("Probability that the customer is still one at all");
        assertThat(FactorStrength.words(new Factor(Factor.FEATURE, "no_longer_there", "x", 1, 0.5, null)))
                .isEqualTo("no longer there");
    }
}
