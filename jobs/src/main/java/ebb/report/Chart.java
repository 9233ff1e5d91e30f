package ebb.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A chart as data; {@code charts.js} draws it in the page's colours.
 *
 * @param summary what the chart shows, in a sentence for those who cannot see it
 * @param currency code put before money on its axes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Chart(String summary, String currency, Axis x, Axis y, List<Series> series) {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yy", Locale.ENGLISH);

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
     * @param labels names along an axis of categories; null for numbers
     * @param min where numbers begin; null: where the figures do
     * @param max where numbers end; null: where the figures do
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Axis(String title, Unit unit, List<String> labels, Double min, Double max) {
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

    /** How much of the accent colour a series gets. */
    public enum Tone {
        STRONG,
        MIDDLE,
        FAINT,
        NEUTRAL
    }

    /** Figures of one kind. */
    public record Series(String name, Mark mark, Tone tone, List<Point> points) {}

    /**
     * One figure; {@code x} or {@code y} is a label on an axis of categories.
     *
     * @param low lower end of the interval around the number; null: none drawn
     * @param high upper end of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Point(Object x, Object y, Double low, Double high) {
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
