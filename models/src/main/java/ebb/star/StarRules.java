package ebb.star;

import ebb.schema.star.StarCustomersTable;
import java.util.List;

/**
 * What the settings say of the star.
 *
 * @param shop name of the business
 * @param currency ISO code
 * @param horizonDays length of the outcome window
 * @param activeDays longest silence of an active customer
 * @param personalColumns columns of {@link StarCustomersTable#PERSONAL} that are filled
 * @param historyMonths months of scores over time
 * @param withheld words that no text of the star may hold
 */
public record StarRules(
        String shop,
        String currency,
        int horizonDays,
        int activeDays,
        List<String> personalColumns,
        int historyMonths,
        WithheldWords withheld) {
    public StarRules {
        personalColumns = List.copyOf(personalColumns);
    }
}
