package ebb.serve.web;

import ebb.customer.DayInWords;
import ebb.segment.saved.InvalidSegment;
import ebb.segment.saved.SegmentColumn;
import ebb.segment.saved.SegmentColumns;
import ebb.segment.saved.SegmentCondition;
import ebb.serve.view.BadQuestion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Conditions as a form and an address have them: a column of words or of yes and no by its own name, the ends of a range by its name with a prefix. */
public final class SegmentForm {
    private static final String LEAST = "least_";
    private static final String MOST = "most_";

    private SegmentForm() {}

    /** Parameter of the lower end of a range. */
    public static String least(SegmentColumn column) {
        return LEAST + column.name();
    }

    /** Parameter of the upper end of a range. */
    public static String most(SegmentColumn column) {
        return MOST + column.name();
    }

    /**
     * Conditions of a form; what is left empty is none.
     *
     * @param parameters without those that are not of a condition
     * @throws BadQuestion where there is no such column, or a value that does not fit
     */
    static List<SegmentCondition> conditions(Map<String, List<String>> parameters) {
        Set<String> unknown = new TreeSet<>(parameters.keySet());
        List<SegmentCondition> conditions = new ArrayList<>();
        try {
            for (SegmentColumn column : SegmentColumns.ALL) {
                unknown.removeAll(names(column));
                condition(column, parameters).ifPresent(conditions::add);
            }
        } catch (InvalidSegment e) {
            throw new BadQuestion(e.getMessage());
        }
        if (!unknown.isEmpty()) {
            throw new BadQuestion("Cannot answer: there is no parameter of that name.");
        }
        return conditions;
    }

    private static Set<String> names(SegmentColumn column) {
        return isRange(column) ? Set.of(least(column), most(column)) : Set.of(column.name());
    }

    private static boolean isRange(SegmentColumn column) {
        return switch (column.kind()) {
            case NUMBER, DATE -> true;
            case CHOICE, YES_NO -> false;
        };
    }

    private static Optional<SegmentCondition> condition(SegmentColumn column, Map<String, List<String>> parameters) {
        if (isRange(column)) {
            String from = single(parameters, least(column));
            String until = single(parameters, most(column));
            return from == null && until == null
                    ? Optional.empty()
                    : Optional.of(new SegmentCondition(column.name(), List.of(), from, until));
        }
        List<String> values = parameters.getOrDefault(column.name(), List.of()).stream()
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new SegmentCondition(column.name(), values, null, null));
    }

    private static String single(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new BadQuestion("Cannot answer: a parameter stands there twice. Give each once.");
        }
        return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
    }

    /** Address of the page with these conditions set. */
    static String address(String name, List<SegmentCondition> conditions) {
        List<String> parameters = new ArrayList<>(List.of(parameter(SegmentPages.NAME, name)));
        conditions.forEach(condition -> {
            condition.values().forEach(value -> parameters.add(parameter(condition.column(), value)));
            if (condition.from() != null) {
                parameters.add(parameter(least(condition.about()), condition.from()));
            }
            if (condition.until() != null) {
                parameters.add(parameter(most(condition.about()), condition.until()));
            }
        });
        return "/segments?" + String.join("&", parameters);
    }

    private static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Conditions in words, as a list shows them. */
    public static String words(List<SegmentCondition> conditions) {
        return conditions.stream().map(SegmentForm::words).collect(Collectors.joining("; "));
    }

    /** Whom the conditions leave, as {@code active customers with churn probability from 0.2}. */
    public static String customers(List<SegmentCondition> conditions) {
        Map<Boolean, List<String>> byPlace = conditions.stream()
                .collect(Collectors.partitioningBy(
                        SegmentForm::isYesNo, Collectors.mapping(SegmentForm::words, Collectors.toList())));
        String which = byPlace.get(true).stream().map(word -> word + " ").collect(Collectors.joining());
        List<String> others = byPlace.get(false);
        return which + "customers" + (others.isEmpty() ? "" : " with " + String.join(", ", others));
    }

    private static boolean isYesNo(SegmentCondition condition) {
        return condition.about().kind() == SegmentColumn.Kind.YES_NO;
    }

    private static String words(SegmentCondition condition) {
        String label = condition.about().label();
        return switch (condition.about().kind()) {
            case CHOICE ->
                label + " "
                        + condition.values().stream()
                                .map(value -> RowCells.choice(condition.column(), value))
                                .collect(Collectors.joining(" or "));
            case YES_NO -> "true".equals(condition.values().get(0)) ? label : "not " + label;
            case NUMBER -> label + ends(condition, Function.identity());
            case DATE -> label + ends(condition, day -> DayInWords.of(LocalDate.parse(day)));
        };
    }

    private static String ends(SegmentCondition condition, Function<String, String> shown) {
        return (condition.from() == null ? "" : " from " + shown.apply(condition.from()))
                + (condition.until() == null ? "" : " to " + shown.apply(condition.until()));
    }
}
