package ebb.btyd.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A base of customers with equal ones counted once: customers with the same (x, t_x, T) are interchangeable, so the likelihood runs over the
 * distinct ones with a weight. Rows are in order of x, then T, then t_x, whatever order they came in.
 */
public final class GroupedSummaries implements LikelihoodBase, Serializable {
    private static final long serialVersionUID = 1L;
    private static final int SKETCH_SIZE = 2500;
    private static final int SKETCH_STEPS = 64;

    public final int[] x;
    final double[] lastAge;
    public final double[] age;
    public final double[] weight;
    public final double logGaps;

    private GroupedSummaries(int[] x, double[] lastAge, double[] age, double[] weight, double logGaps) {
        this.x = x;
        this.lastAge = lastAge;
        this.age = age;
        this.weight = weight;
        this.logGaps = logGaps;
    }

    /** Groups single customers. */
    public static GroupedSummaries of(Collection<CustomerSummary> customers) {
        Map<CustomerSummary, Long> counts = new TreeMap<>(Comparator.comparingInt(CustomerSummary::x)
                .thenComparingDouble(CustomerSummary::age)
                .thenComparingDouble(CustomerSummary::lastAge));
        customers.forEach(customer -> counts.merge(customer, 1L, Long::sum));
        return of(counts);
    }

    /** Customers counted already. */
    public static GroupedSummaries of(Map<CustomerSummary, Long> counts) {
        int n = counts.size();
        Columns columns = Columns.empty(n);
        int i = 0;
        for (Map.Entry<CustomerSummary, Long> entry : counts.entrySet()) {
            columns.set(i++, entry.getKey(), entry.getValue());
        }
        return of(columns);
    }

    /** Customers counted already, as columns; the columns must not be changed afterwards. Rows that are alike become one. */
    static GroupedSummaries of(Columns rows) {
        return rows.areWholeDays() ? ofWholeDays(rows) : ofAnyTimes(rows);
    }

    /** Sorts by x, T and t_x packed into one number, which is many times quicker than by comparison. */
    private static GroupedSummaries ofWholeDays(Columns rows) {
        long[] keys = new long[rows.x.length];
        Arrays.setAll(keys, rows::key);
        Arrays.sort(keys);
        int distinct = 0;
        for (int i = 0; i < keys.length; i++) {
            if (i == 0 || keys[i] != keys[i - 1]) {
                keys[distinct++] = keys[i];
            }
        }
        Columns sorted = Columns.empty(distinct);
        for (int i = 0; i < rows.x.length; i++) {
            sorted.add(rows, i, Arrays.binarySearch(keys, 0, distinct, rows.key(i)));
        }
        return new GroupedSummaries(sorted.x, sorted.lastAge, sorted.age, sorted.weight, Double.NaN);
    }

    private static GroupedSummaries ofAnyTimes(Columns rows) {
        Integer[] order = IntStream.range(0, rows.x.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, rows::compare);
        Columns sorted = Columns.empty(order.length);
        int distinct = 0;
        for (int i = 0; i < order.length; i++) {
            distinct += i > 0 && rows.compare(order[i], order[i - 1]) == 0 ? 0 : 1;
            sorted.add(rows, order[i], distinct - 1);
        }
        Columns all = sorted.first(distinct);
        return new GroupedSummaries(all.x, all.lastAge, all.age, all.weight, Double.NaN);
    }

    /**
     * The same customers with the sum of the logarithms of all their gaps, which a model of regularity needs besides the summaries.
     *
     * @param sum over every customer and every pair of neighbouring purchase days, the log of the days between them
     */
    public GroupedSummaries withLogGaps(double sum) {
        return new GroupedSummaries(x, lastAge, age, weight, sum);
    }

    /** Distinct customers. */
    public int size() {
        return x.length;
    }

    /** All customers. */
    @Override
    public double customers() {
        double sum = 0;
        for (double w : weight) {
            sum += w;
        }
        return sum;
    }

    /** Repeat purchase days of all customers. */
    @Override
    public double repeats() {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += weight[i] * x[i];
        }
        return sum;
    }

    /** Customers with a repeat purchase day. */
    public double cameBack() {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] > 0 ? weight[i] : 0;
        }
        return sum;
    }

    /** Repeat purchase days that the share {@code share} of the customers does not exceed. */
    public int repeatsOf(double share) {
        double wanted = share * customers();
        double below = 0;
        for (int i = 0; i < x.length; i++) {
            below += weight[i];
            if (below >= wanted) {
                return x[i];
            }
        }
        return x.length == 0 ? 0 : x[x.length - 1];
    }

    /** Mean T, the natural unit of the model's times. */
    @Override
    public double meanAge() {
        double sum = 0;
        for (int i = 0; i < age.length; i++) {
            sum += weight[i] * age[i];
        }
        return sum / customers();
    }

    @Override
    public long distinct() {
        return x.length;
    }

    @Override
    public GroupedSummaries sketch() {
        return size() > SKETCH_SIZE ? coarse(longestAge() / SKETCH_STEPS) : this;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where the family needs the spacing of purchases and {@link #withLogGaps} was not called
     */
    @Override
    public LogLikelihood logLikelihood(BtydFamily family) {
        if (family.regularity() > 1 && Double.isNaN(logGaps)) {
            throw new IllegalArgumentException("Cannot fit " + family.name()
                    + ": it needs the days between purchases. Give the sum of their logarithms with withLogGaps.");
        }
        return family.likelihood().of(this);
    }

    public CustomerSummary summary(int i) {
        return new CustomerSummary(x[i], lastAge[i], age[i]);
    }

    public double weight(int i) {
        return weight[i];
    }

    /** Longest T. */
    public double longestAge() {
        double longest = 0;
        for (double t : age) {
            longest = Math.max(longest, t);
        }
        return longest;
    }

    /** The same base with times rounded to multiples of {@code step}: far fewer rows, for finding where to search. */
    public GroupedSummaries coarse(double step) {
        Map<Long, Integer> rows = new HashMap<>();
        Columns sums = Columns.empty(size());
        for (int i = 0; i < size(); i++) {
            long last = x[i] == 0 ? 0 : Math.max(1, Math.round(lastAge[i] / step));
            long end = Math.max(last, Math.round(age[i] / step));
            Integer known = rows.putIfAbsent(((long) x[i] << 20 | last) << 20 | end, rows.size());
            int at = known == null ? rows.size() - 1 : known;
            sums.x[at] = x[i];
            sums.lastAge[at] = last * step;
            sums.age[at] = end * step;
            sums.weight[at] += weight[i];
        }
        return of(sums.first(rows.size())).withLogGaps(logGaps);
    }

    /** All parts as one base. */
    public static GroupedSummaries concat(List<GroupedSummaries> parts) {
        int n = parts.stream().mapToInt(GroupedSummaries::size).sum();
        Columns all = Columns.empty(n);
        double logGaps = 0;
        int at = 0;
        for (GroupedSummaries part : parts) {
            System.arraycopy(part.x, 0, all.x, at, part.size());
            System.arraycopy(part.lastAge, 0, all.lastAge, at, part.size());
            System.arraycopy(part.age, 0, all.age, at, part.size());
            System.arraycopy(part.weight, 0, all.weight, at, part.size());
            at += part.size();
            logGaps += part.logGaps;
        }
        return of(all).withLogGaps(logGaps);
    }

    /**
     * Parallel columns of rows that need not be in order yet.
     *
     * @param weight customers in the row
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Columns(int[] x, double[] lastAge, double[] age, double[] weight) implements Serializable {
        private static final int KEY_BITS = 21;
        private static final int KEY_MOST = (1 << KEY_BITS) - 1;

        static Columns empty(int n) {
            return new Columns(new int[n], new double[n], new double[n], new double[n]);
        }

        void set(int i, CustomerSummary customer, double count) {
            x[i] = customer.x();
            lastAge[i] = customer.lastAge();
            age[i] = customer.age();
            weight[i] = count;
        }

        /** Adds the customers of a row to those alike. */
        void add(Columns from, int row, int to) {
            x[to] = from.x[row];
            lastAge[to] = from.lastAge[row];
            age[to] = from.age[row];
            weight[to] += from.weight[row];
        }

        int compare(int i, int j) {
            int byX = Integer.compare(x[i], x[j]);
            int byAge = byX != 0 ? byX : Double.compare(age[i], age[j]);
            return byAge != 0 ? byAge : Double.compare(lastAge[i], lastAge[j]);
        }

        /** Whether all rows fit into {@link #key}: whole days, of less than 5,000 years. */
        boolean areWholeDays() {
            for (int i = 0; i < x.length; i++) {
                if (x[i] > KEY_MOST || age[i] > KEY_MOST || age[i] != (int) age[i] || lastAge[i] != (int) lastAge[i]) {
                    return false;
                }
            }
            return true;
        }

        /** x, T and t_x in one number of the same order. */
        long key(int i) {
            return ((long) x[i] << KEY_BITS | (long) age[i]) << KEY_BITS | (long) lastAge[i];
        }

        Columns first(int n) {
            return new Columns(
                    Arrays.copyOf(x, n), Arrays.copyOf(lastAge, n), Arrays.copyOf(age, n), Arrays.copyOf(weight, n));
        }
    }
}
