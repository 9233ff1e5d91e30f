package ebb.serve.web;

import ebb.serve.engine.ServedStar;
import ebb.serve.view.GroupTotals;
import java.util.List;
import java.util.Map;

/**
 * Customers counted by a column, as a page shows them.
 *
 * @param rows as {@link GroupTotals} has them
 * @param hidden how many groups are left out
 */
public record GroupTable(String title, String column, List<Map<String, Object>> rows, int hidden) {
    GroupTable(String title, String column) {
        this(title, column, List.of(), 0);
    }

    GroupTable of(GroupTotals groups, ServedStar star) {
        return new GroupTable(title, column, groups.by(star, column), groups.hidden(star, column));
    }
}
