package ebb.serve.view;

import java.util.List;
import java.util.Map;

/**
 * Rows that can be asked for.
 *
 * @param name in the address
 * @param meaning in a sentence
 * @param table table of {@link ebb.serve.engine.ServedTables}
 * @param columns handed out, in their order
 * @param condition SQL that every row must meet; empty: none
 * @param filters conditions that a reader may set
 * @param orders SQL of each order by its name; the first is taken where none is asked for
 */
public record View(
        String name,
        String meaning,
        String table,
        List<String> columns,
        String condition,
        List<Filter> filters,
        Map<String, String> orders) {}
