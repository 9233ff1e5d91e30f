package ebb.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A chart as data; {@code charts.js} draws it in the page's colours.
 *
 * @param summary what the chart shows, in a sentence for those who cannot see it
 * @param currency code put before money on its axes
 * @param series each in a colour of its own; one without a figure is left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Chart(String summary, String currency, Axis x, Axis y, List<Series> series) {
    /** Bars of a chart, where there are more the first of them: each has room for its name, and the table beside has the rest. */
    static final int MOST_NAMES = 10;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yy", Locale.ENGLISH);

    public Chart {
        series = inOwnColours(series.stream().filter(Series::hasFigures).toList());
    }

    private static List<Series> inOwnColours(List<Series> series) {
        List<Series> drawn = new ArrayList<>();
        Set<Tone> taken = EnumSet.noneOf(Tone.class);
        for (Series one : series) {
            Tone tone = taken.contains(one.tone())
                    ? Tone.APART.stream()
                            .filter(free -> !taken.contains(free))
                            .findFirst()
                            .orElse(one.tone())
                    : one.tone();
            taken.add(tone);
            drawn.add(new Series(one.name(), one.mark(), tone, one.points()));
        }
        return List.copyOf(drawn);
    }

    /** Whether there is anything to draw; the template says so where there is not. */
    public boolean hasFigures() {
        return !series.isEmpty();
    }

    /** A date as a label of an axis, short enough to stand beside others. */
    public static String label(LocalDate date) {
        return DAY.format(date);
    }

    /** How the numbers of an axis are written. */
    public enum Unit {
        COUNT,
        MONEY,
        SHARE,
        FIGURE
    }

    /**
     * One axis.
     *
     * @param labels names along an axis of categories, written in words; null for numbers
     * @param min where numbers begin; null: where the figures do
     * @param max where numbers end; null: where the figures do
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Axis(String title, Unit unit, List<String> labels, Double min, Double max) {
        public Axis {
            labels = labels == null ? null : labels.stream().map(Format::plain).toList();
        }

        public static Axis of(String title, Unit unit) {
            return new Axis(title, unit, null, null, null);
        }

        public static Axis named(List<String> labels) {
            return new Axis(null, null, labels, null, null);
        }

        public Axis between(double from, double to) {
            return new Axis(title, unit, labels, from, to);
        }
    }

    /** What is drawn for a series. */
    public enum Mark {
        BAR,
        LINE,
        GUIDE,
        DOT
    }

    /** The colour of a series: how much of the accent colour, or one of its own. */
    public enum Tone {
        STRONG,
        MIDDLE,
        FAINT,
        NEUTRAL,
        RUST,
        BLUE,
        OCHRE,
        VIOLET;

        /** Those that are told apart most easily come first. */
        private static final List<Tone> APART = List.of(STRONG, RUST, BLUE, OCHRE, VIOLET, NEUTRAL, MIDDLE, FAINT);

        /** Of several series that are not more or less of one thing, the colour of that one. */
        static Tone apart(int place) {
            return APART.get(place % APART.size());
        }
    }

    /** Figures of one kind. */
    public record Series(String name, Mark mark, Tone tone, List<Point> points) {
        private boolean hasFigures() {
            return points.stream().anyMatch(Point::isKnown);
        }
    }

    /**
     * One figure; {@code x} or {@code y} is a label on an axis of categories, written in words.
     *
     * @param low lower end of the interval around the number; null: none drawn
     * @param high upper end of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Point(Object x, Object y, Double low, Double high) {
        public Point {
            x = x instanceof String name ? Format.plain(name) : x;
            y = y instanceof String name ? Format.plain(name) : y;
        }

        private boolean isKnown() {
            return Stream.of(Optional.ofNullable(x), Optional.ofNullable(y))
                    .allMatch(side -> side.isPresent() && !side.get().equals(Double.NaN));
        }

        public static Point at(Object x, Object y) {
            return new Point(x, y, null, null);
        }
    }

    /** The chart for the page's script; the template escapes it. */
    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Cannot write the chart \"" + summary + "\" as JSON. Report this as a bug.", e);
        }
    }
}
