package ebb.care;

import ebb.input.AccountPast;
import ebb.input.CustomerAccount;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.schema.ExpectedDemandTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;

/**
 * The categories and regions for which demand is forecast: the largest of each by name, the small ones together.
 *
 * @param categories the last is {@link #OTHERS}
 * @param regions the last is {@link #OTHERS}
 */
record DemandGrid(List<String> categories, List<String> regions) implements Serializable {
    static final String OTHERS = "others";
    static final String NOT_GIVEN = "not given";
    private static final int MOST_CATEGORIES = 24;
    private static final int MOST_REGIONS = 12;

    /** Amounts by name. */
    static final class Sizes implements Serializable {
        private static final long serialVersionUID = 1L;
        final TreeMap<String, Long> categories = new TreeMap<>();
        final TreeMap<String, Long> regions = new TreeMap<>();

        Sizes add(AccountPast past) {
            History history = past.history();
            for (int e = 0; e < history.entryCount(); e++) {
                categories.merge(
                        named(history.categoryName(history.entryCategory(e))), history.entryAmount(e), Long::sum);
                regions.merge(region(past), history.entryAmount(e), Long::sum);
            }
            return this;
        }

        Sizes plus(Sizes other) {
            other.categories.forEach((name, amount) -> categories.merge(name, amount, Long::sum));
            other.regions.forEach((name, amount) -> regions.merge(name, amount, Long::sum));
            return this;
        }
    }

    /** The largest categories and regions by what was bought up to the as-of date. */
    static DemandGrid of(JavaRDD<CustomerAccount> accounts, AsOf asOf) {
        Sizes sizes = accounts.aggregate(new Sizes(), (sum, account) -> sum.add(account.knownOn(asOf)), Sizes::plus);
        return new DemandGrid(largest(sizes.categories, MOST_CATEGORIES), largest(sizes.regions, MOST_REGIONS));
    }

    private static List<String> largest(Map<String, Long> sizes, int most) {
        List<String> names = new ArrayList<>(sizes.entrySet().stream()
                .filter(entry ->
                        !entry.getKey().equals(OTHERS) && !entry.getKey().equals(ExpectedDemandTable.ALL))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList());
        names.add(OTHERS);
        return List.copyOf(names);
    }

    static String region(AccountPast past) {
        return named(past.inputs().profile().region());
    }

    private static String named(String name) {
        return name == null || name.isEmpty() ? NOT_GIVEN : name;
    }

    int size() {
        return categories.size() * regions.size();
    }

    int cell(int category, int region) {
        return category * regions.size() + region;
    }

    int region(String name) {
        return place(regions, name);
    }

    /** Place of each of an account's own categories in the grid. */
    int[] categories(History own) {
        HashMap<String, Integer> places = new HashMap<>();
        for (int c = 0; c < categories.size(); c++) {
            places.put(categories.get(c), c);
        }
        int[] found = new int[own.categoryCount()];
        for (int c = 0; c < found.length; c++) {
            found[c] = places.getOrDefault(named(own.categoryName(c)), categories.size() - 1);
        }
        return found;
    }

    private static int place(List<String> names, String name) {
        int place = names.indexOf(name);
        return place < 0 ? names.size() - 1 : place;
    }
}
