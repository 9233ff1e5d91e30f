package ebb.conf;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import ebb.schema.star.StarCustomersTable;
import java.util.List;

/**
 * What the star for BI holds, set in the conf under {@code bi}.
 *
 * @param personalColumns columns of the customers that name a person and are filled; of name and email
 * @param historyMonths months of scores over time
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record BiSettings(List<String> personalColumns, int historyMonths) {
    private static final int MOST_MONTHS = 600;

    public BiSettings {
        personalColumns = List.copyOf(personalColumns);
        Check.that(
                StarCustomersTable.PERSONAL.containsAll(personalColumns),
                "bi.personal-columns",
                personalColumns,
                "some of " + StarCustomersTable.PERSONAL + ", or none");
        Check.that(
                historyMonths >= 1 && historyMonths <= MOST_MONTHS,
                "bi.history-months",
                historyMonths,
                "1 to 600 months");
    }
}
