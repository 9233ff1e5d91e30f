package ebb.serve.web;

import ebb.schema.star.StarFlowTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Periods side by side: a row each, a column for each way to move. */
public final class Flow {
    /** Ways to move, in the order shown. */
    public static final List<String> MOVEMENTS = List.of("gained", "returned", "stayed", "lost");

    private Flow() {}

    /** A row for each period with the count of each movement; one that is hidden or did not happen is missing. */
    static List<Map<String, Object>> of(List<Map<String, Object>> rows) {
        Map<Object, Map<String, Object>> periods = new LinkedHashMap<>();
        for (Map<String, Object> row : rows) {
            Map<String, Object> period =
                    periods.computeIfAbsent(row.get(StarFlowTable.UNTIL_ON), end -> new LinkedHashMap<>());
            period.put(StarFlowTable.FROM_ON, row.get(StarFlowTable.FROM_ON));
            period.put(StarFlowTable.UNTIL_ON, row.get(StarFlowTable.UNTIL_ON));
            period.put((String) row.get(StarFlowTable.MOVEMENT), row.get(StarFlowTable.CUSTOMERS));
        }
        return new ArrayList<>(periods.values());
    }
}
