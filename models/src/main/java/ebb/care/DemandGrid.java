package ebb.care;

import ebb.input.CustomerAccount;
import ebb.schema.ExpectedDemandTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;

/**
 * The categories and regions that demand is told apart by: the largest of each by name, the small ones together.
 *
 * @param categories the last is {@link #OTHERS}
 * @param regions the last is {@link #OTHERS}
 */
record DemandGrid(List<String> categories, List<String> regions) implements Serializable {
    static final String OTHERS = "others";
    private static final String NOT_GIVEN = "not given";
    private static final int MOST_CATEGORIES = 24;
    private static final int MOST_REGIONS = 12;

    /** Amounts by name. */
    static final class Sizes implements Serializable {
        private static final long serialVersionUID = 1L;
        final TreeMap<String, Long> categories = new TreeMap<>();
        final TreeMap<String, Long> regions = new TreeMap<>();

        Sizes add(CustomerAccount account, int lastDay) {
            int[] days = account.purchases().getDays();
            for (int e = 0; e < days.length && days[e] <= lastDay; e++) {
                String category =
                        account.purchases().getCategories()[account.purchases().getCategoryIndexes()[e]];
                long amount = account.purchases().getAmounts()[e];
                categories.merge(named(category), amount, Long::sum);
                regions.merge(region(account), amount, Long::sum);
            }
            return this;
        }

        Sizes plus(Sizes other) {
            other.categories.forEach((name, amount) -> categories.merge(name, amount, Long::sum));
            other.regions.forEach((name, amount) -> regions.merge(name, amount, Long::sum));
            return this;
        }
    }

    /** The largest categories and regions by what was bought up to a day. */
    static DemandGrid of(JavaRDD<CustomerAccount> accounts, int lastDay) {
        Sizes sizes = accounts.aggregate(new Sizes(), (sum, account) -> sum.add(account, lastDay), Sizes::plus);
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

    static String region(CustomerAccount account) {
        return named(account.inputs().profile().region());
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
    int[] categories(String[] own) {
        HashMap<String, Integer> places = new HashMap<>();
        for (int c = 0; c < categories.size(); c++) {
            places.put(categories.get(c), c);
        }
        int[] found = new int[own.length];
        for (int c = 0; c < own.length; c++) {
            found[c] = places.getOrDefault(named(own[c]), categories.size() - 1);
        }
        return found;
    }

    private static int place(List<String> names, String name) {
        int place = names.indexOf(name);
        return place < 0 ? names.size() - 1 : place;
    }
}
