package ebb.setup;

import ebb.customer.Money;
import ebb.ingest.check.Subtotals;
import ebb.ingest.text.NumberStyle;
import ebb.ingest.value.NoCustomer;
import ebb.schema.PurchasesTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The purchases in the looked-at rows of some files: enough to say how often customers buy and what is counted twice. */
final class PurchaseSample {
    /** Days without a purchase after which a few more days are no part of the history. */
    private static final int LONG_GAP = 90;

    private static final double STRAY_SHARE = 0.05;

    private final List<SampleFile> files;
    private final PurchaseColumns columns;
    private final Map<String, TreeSet<LocalDate>> days = new HashMap<>();
    private final Map<String, Long> rows = new HashMap<>();
    private final TreeSet<LocalDate> all = new TreeSet<>();

    PurchaseSample(List<SampleFile> files, PurchaseColumns columns) {
        this.files = files;
        this.columns = columns;
        files.forEach(this::add);
    }

    private void add(SampleFile file) {
        Optional<Integer> customer = index(file, PurchasesTable.CUSTOMER_ID);
        Optional<Integer> date = index(file, PurchasesTable.ORDERED_AT);
        if (customer.isEmpty() || date.isEmpty() || columns.date().isEmpty()) {
            return;
        }
        for (String[] row : file.rows()) {
            String id = SampleFile.value(row, customer.get());
            rows.merge(id, 1L, Long::sum);
            columns.date().get().day(SampleFile.value(row, date.get())).ifPresent(day -> {
                all.add(day);
                if (!isNobody(id)) {
                    days.computeIfAbsent(id, any -> new TreeSet<>()).add(day);
                }
            });
        }
    }

    static boolean isNobody(String id) {
        return NoCustomer.isNobody(id);
    }

    private Optional<Integer> index(SampleFile file, String field) {
        return columns.source(field)
                .flatMap(file::index)
                .or(() -> PurchaseColumns.of(file).source(field).flatMap(file::index));
    }

    /** Days from the first to the last purchase, stray ones aside. */
    long historyDays() {
        TreeSet<LocalDate> usual = new TreeSet<>(all);
        usual.removeAll(strayDays());
        return usual.isEmpty() ? 0 : usual.last().toEpochDay() - usual.first().toEpochDay();
    }

    /** Length in days of the one season in which customers buy; empty where they buy all the year, or the history is too short to tell. */
    OptionalInt season() {
        TreeSet<LocalDate> usual = new TreeSet<>(all);
        usual.removeAll(strayDays());
        return BuyingSeason.length(usual);
    }

    /** At most a few days at either end that lie long before or after all others: probably faults. */
    List<LocalDate> strayDays() {
        LocalDate[] sorted = all.toArray(LocalDate[]::new);
        int most = (int) (STRAY_SHARE * sorted.length);
        int from = 0;
        int until = sorted.length;
        for (int i = 1; i <= most; i++) {
            from = isApart(sorted[i - 1], sorted[i]) ? i : from;
            until = isApart(sorted[sorted.length - i - 1], sorted[sorted.length - i]) ? sorted.length - i : until;
        }
        return Stream.concat(Arrays.stream(sorted, 0, from), Arrays.stream(sorted, until, sorted.length))
                .toList();
    }

    private static boolean isApart(LocalDate before, LocalDate after) {
        return after.toEpochDay() - before.toEpochDay() > LONG_GAP;
    }

    /** Days between two purchase days of a customer, all customers, in order of length. */
    int[] gaps() {
        return days.values().stream()
                .flatMapToInt(dates -> {
                    LocalDate[] sorted = dates.toArray(LocalDate[]::new);
                    return java.util.stream.IntStream.range(1, sorted.length)
                            .map(i -> (int) (sorted[i].toEpochDay() - sorted[i - 1].toEpochDay()));
                })
                .sorted()
                .toArray();
    }

    /** Ids that stand for nobody by their word, or bear so many rows that they can be no customer; with their rows. */
    Map<String, Long> placeholders() {
        long sum = rows.values().stream().mapToLong(Long::longValue).sum();
        double mean = (double) sum / Math.max(1, rows.size());
        Map<String, Long> found = new TreeMap<>();
        rows.forEach((id, count) -> {
            boolean isWord = !id.isEmpty() && isNobody(id) && count > 1;
            boolean isTooMuch = !id.isEmpty() && count >= 0.05 * sum && count >= 10 * mean && rows.size() >= 10;
            if (isWord || isTooMuch) {
                found.put(id, count);
            }
        });
        return found;
    }

    /** Ids that are words for a sum of the rows above. */
    List<String> subtotals() {
        return rows.keySet().stream().filter(NoCustomer::isTotal).sorted().toList();
    }

    /** The id of a last row whose amount is the sum of all others; empty where there is none. */
    Optional<String> totalsRow() {
        for (SampleFile file : files) {
            Optional<Integer> amount = index(file, PurchasesTable.AMOUNT);
            Optional<Integer> customer = index(file, PurchasesTable.CUSTOMER_ID);
            List<String[]> sample = file.rows();
            if (amount.isEmpty() || customer.isEmpty() || sample.size() < 10) {
                continue;
            }
            BigDecimal sum = sample.stream()
                    .limit(sample.size() - 1L)
                    .map(row -> number(SampleFile.value(row, amount.get())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            String[] last = sample.get(sample.size() - 1);
            double total = number(SampleFile.value(last, amount.get())).doubleValue();
            if (sum.signum() > 0 && Math.abs(total - sum.doubleValue()) <= 0.01 * sum.doubleValue()) {
                return Optional.of(SampleFile.value(last, customer.get()));
            }
        }
        return Optional.empty();
    }

    /** Rows that have the sum of those above them, by the amounts alone; the first file that has some. */
    Optional<Subtotals> sums() {
        return files.stream()
                .flatMap(file -> index(file, PurchasesTable.AMOUNT).stream()
                        .flatMap(amount -> Subtotals.in(file.rows().stream()
                                        .filter(row -> !isTotalOrNobody(file, row))
                                        .mapToLong(row -> Money.cents(number(SampleFile.value(row, amount))))
                                        .toArray())
                                .stream()))
                .findFirst();
    }

    /** Rows that do not count as a customer's purchase in any case. */
    private boolean isTotalOrNobody(SampleFile file, String[] row) {
        return index(file, PurchasesTable.CUSTOMER_ID)
                .map(customer -> SampleFile.value(row, customer))
                .filter(id -> id.isEmpty() || NoCustomer.isTotal(id))
                .isPresent();
    }

    private BigDecimal number(String text) {
        return columns.number()
                .flatMap(NumberStyle::of)
                .orElse(NumberStyle.PLAIN)
                .read(text)
                .orElse(BigDecimal.ZERO);
    }

    /** How many customer ids differ from another in capitals alone. */
    long spellings() {
        Map<String, Long> lower = new HashMap<>();
        rows.keySet().forEach(id -> lower.merge(id.toLowerCase(java.util.Locale.ROOT), 1L, Long::sum));
        return lower.values().stream().filter(count -> count > 1).count();
    }

    /** What the files have in common. */
    Overlap overlap() {
        return Overlap.of(
                files, columns.source(PurchasesTable.ORDER_ID).stream().toList());
    }

    /** The same with the lines of an order told apart by their product; empty where no column is a product. */
    Optional<Overlap> overlapOfLines() {
        List<String> keys = Stream.of(PurchasesTable.ORDER_ID, PurchasesTable.PRODUCT_ID)
                .flatMap(field -> columns.source(field).stream())
                .toList();
        return keys.size() == 2 ? Optional.of(Overlap.of(files, keys)) : Optional.empty();
    }

    /**
     * What several files have in common.
     *
     * @param equalRows rows that stand in an earlier file as they are
     * @param sameOrders orders, or other keys, that an earlier file has too
     * @param isOrderUnique whether no file has one twice
     * @param lastHoldsOthers whether nearly every row or order of the earlier files is in the last one too
     * @param equalWithin rows equal to an earlier row of the same file
     */
    record Overlap(long equalRows, long sameOrders, boolean isOrderUnique, boolean lastHoldsOthers, long equalWithin) {
        private static final double NEARLY_ALL = 0.95;

        static Overlap of(List<SampleFile> files, List<String> keyColumns) {
            Seen rows = new Seen();
            Seen orders = new Seen();
            int last = files.size() - 1;
            for (int number = 0; number < files.size(); number++) {
                int current = number;
                rows.begin(number == last);
                orders.begin(number == last);
                SampleFile file = files.get(number);
                List<Integer> places = keyColumns.stream()
                        .flatMap(column -> file.index(column).stream())
                        .toList();
                for (String[] row : file.rows()) {
                    rows.add(Arrays.toString(row), current);
                    if (!places.isEmpty()) {
                        orders.add(
                                places.stream()
                                        .map(place -> SampleFile.value(row, place))
                                        .toList()
                                        .toString(),
                                current);
                    }
                }
            }
            Seen keys = keyColumns.isEmpty() ? rows : orders;
            return new Overlap(
                    rows.across,
                    orders.across,
                    !keyColumns.isEmpty() && orders.within == 0,
                    keys.before > 0 && keys.inLast.size() >= NEARLY_ALL * keys.before,
                    rows.within);
        }
    }

    /** Counts the keys that occur again. */
    private static final class Seen {
        private final Map<String, Integer> firstFile = new HashMap<>();
        private final Set<String> inLast = new HashSet<>();
        private boolean isLast;
        private long before;
        private long across;
        private long within;

        void begin(boolean last) {
            isLast = last;
            before = firstFile.size();
        }

        void add(String key, int number) {
            Integer first = firstFile.putIfAbsent(key, number);
            if (first == null) {
                return;
            }
            if (first == number) {
                within++;
            } else {
                across++;
                if (isLast) {
                    inLast.add(key);
                }
            }
        }
    }
}
