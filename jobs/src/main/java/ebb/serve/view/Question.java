package ebb.serve.view;

import ebb.serve.engine.Query;
import ebb.serve.engine.ServedStar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a reader asks of a view, checked.
 *
 * @param view of the catalogue
 * @param filters value of each filter that is set, by name
 * @param order name of the order
 * @param limit most rows
 * @param offset rows before the first
 */
public record Question(View view, Map<String, String> filters, String order, int limit, int offset) {
    public static final String ORDER = "order";
    public static final String LIMIT = "limit";
    public static final String OFFSET = "offset";
    public static final String TOTAL = "total";

    private static final int USUAL_LIMIT = 50;

    /**
     * Reads the parameters of a request. A parameter that is left empty is not set, as a browser's form sends it.
     *
     * @param mostRows largest limit
     * @throws BadQuestion where there is no such parameter, or a value that does not fit
     */
    public static Question of(View view, Map<String, List<String>> parameters, int mostRows) {
        Map<String, String> single = single(parameters);
        Set<String> unknown = new TreeSet<>(single.keySet());
        view.filters().forEach(filter -> unknown.remove(filter.name()));
        unknown.removeAll(Set.of(ORDER, LIMIT, OFFSET));
        if (!unknown.isEmpty()) {
            throw new BadQuestion("Cannot answer: there is no parameter of that name. There are " + ORDER + ", "
                    + LIMIT + ", " + OFFSET + ", "
                    + view.filters().stream().map(Filter::name).collect(Collectors.joining(", ")) + ".");
        }
        String order =
                single.getOrDefault(ORDER, view.orders().keySet().iterator().next());
        if (!view.orders().containsKey(order)) {
            throw new BadQuestion("Cannot order by that. Give one of "
                    + String.join(", ", view.orders().keySet()) + ".");
        }
        Map<String, String> filters = new LinkedHashMap<>();
        for (Filter filter : view.filters()) {
            if (single.containsKey(filter.name())) {
                filter.value(single.get(filter.name()));
                filters.put(filter.name(), single.get(filter.name()));
            }
        }
        return new Question(
                view,
                filters,
                order,
                number(single, LIMIT, Math.min(USUAL_LIMIT, mostRows), mostRows),
                number(single, OFFSET, 0, Integer.MAX_VALUE));
    }

    /**
     * Each parameter once, those left empty out.
     *
     * @throws BadQuestion where one stands twice: which would count is guessed differently by everyone
     */
    public static Map<String, String> single(Map<String, List<String>> parameters) {
        Map<String, String> single = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (values.size() > 1) {
                throw new BadQuestion("Cannot answer: a parameter stands there twice. Give each once.");
            }
            if (!values.isEmpty() && !values.get(0).isEmpty()) {
                single.put(name, values.get(0));
            }
        });
        return single;
    }

    /**
     * A whole number from 0 to {@code most}.
     *
     * @throws BadQuestion where it is none
     */
    public static int number(Map<String, String> single, String name, int usual, int most) {
        String text = single.get(name);
        if (text == null) {
            return usual;
        }
        if (!text.matches("\\d{1,10}") || Long.parseLong(text) > most) {
            throw new BadQuestion("Cannot use " + name + ". Give a whole number of at most " + most + ".");
        }
        return Integer.parseInt(text);
    }

    /** The rows. */
    public Query rows() {
        String columns =
                view.columns().stream().map(column -> "\"" + column + "\"").collect(Collectors.joining(", "));
        List<Object> parameters = parameters();
        parameters.add(limit);
        parameters.add(offset);
        return new Query(
                "SELECT " + columns + " FROM " + view.table() + where() + " ORDER BY "
                        + view.orders().get(order) + " LIMIT ? OFFSET ?",
                parameters);
    }

    /** Aggregates of all rows that meet the filters. */
    public Query totals(String aggregates) {
        return new Query("SELECT " + aggregates + " FROM " + view.table() + where(), parameters());
    }

    /** Rows that meet the filters. */
    public long count(ServedStar star) {
        return star.has(view.table())
                ? (Long) star.rows(totals("count(*) AS " + TOTAL)).get(0).get(TOTAL)
                : 0;
    }

    /** The same without some filters. */
    Question without(Set<String> names) {
        Map<String, String> kept = new LinkedHashMap<>(filters);
        kept.keySet().removeAll(names);
        return new Question(view, kept, order, limit, offset);
    }

    /** Chosen columns of all rows that meet the filters and one more condition, in an order of its own. */
    public Query all(String columns, String condition, String order) {
        String where = where();
        return new Query(
                "SELECT " + columns + " FROM " + view.table() + (where.isEmpty() ? " WHERE " : where + " AND ")
                        + condition + " ORDER BY " + order,
                parameters());
    }

    private String where() {
        List<String> conditions = new ArrayList<>();
        if (!view.condition().isEmpty()) {
            conditions.add(view.condition());
        }
        set().forEach(filter -> conditions.add(filter.condition()));
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private List<Object> parameters() {
        List<Object> parameters = new ArrayList<>();
        for (Filter filter : set()) {
            for (int place = 0; place < filter.places(); place++) {
                parameters.add(filter.value(filters.get(filter.name())));
            }
        }
        return parameters;
    }

    private List<Filter> set() {
        return view.filters().stream()
                .filter(filter -> filters.containsKey(filter.name()))
                .toList();
    }
}
