package ebb.bench;

import static org.apache.spark.sql.functions.col;

import ebb.conf.SettingsLoader;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LedgerRow;
import ebb.ledger.PackedLedger;
import ebb.life.event.EventFinder;
import ebb.life.event.FittedEvent;
import ebb.life.event.GapRule;
import ebb.life.rhythm.LifePopulation;
import ebb.life.rhythm.LifePopulationFitter;
import ebb.life.setting.EventPattern;
import ebb.life.setting.LifeSettings;
import ebb.life.setting.Sign;
import ebb.schema.LifeEventsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.ShopEventsTruthTable;
import ebb.shop.PlantedPatterns;
import ebb.shop.ShopSettings;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How well life events are found in the generated shop, whose truth is known, against the rule of a long gap.
 *
 * <p>{@code LifeEventBench LAKE CUSTOMERS[:SEED] EVENT AS_OF…} reads the ledger of a lake, which it makes where there is none, fits and finds on
 * each as-of date with nothing after it, and reads the truth beside the shop's files only to judge. Every active customer is judged: the guard is not asked,
 * because nobody here is real.
 */
public final class LifeEventBench {
    private static final int ACTIVE_DAYS = 90;
    private static final int LATELY_DAYS = 200;

    private final Lake lake;
    private final String event;
    private final LifeSettings settings;

    private LifeEventBench(Lake lake, String event) {
        this.lake = lake;
        this.event = event;
        Map<String, String> sets = new HashMap<>(PlantedPatterns.SETTINGS);
        sets.put("life-events.min-probability", "1e-9");
        this.settings =
                SettingsLoader.load(Optional.empty(), Map.of(), sets).settings().lifeEvents();
    }

    public static void main(String[] args) {
        LifeEventBench bench = new LifeEventBench(ShopLake.open(args[0], shop(args[1].split(":"))), args[2]);
        List<ScoredCustomer> judged = new ArrayList<>();
        for (String asOf : Arrays.asList(args).subList(3, args.length)) {
            judged.addAll(bench.judge(LocalDate.parse(asOf)));
        }
        LifeEventFigures.of(judged).lines().forEach(System.out::println);
    }

    private static ShopSettings shop(String[] customersAndSeed) {
        ShopSettings usual = ShopSettings.of(Integer.parseInt(customersAndSeed[0]));
        long seed = customersAndSeed.length > 1 ? Long.parseLong(customersAndSeed[1]) : usual.seed();
        return new ShopSettings(usual.customers(), seed, usual.startDate(), usual.endDate(), usual.shares());
    }

    private List<ScoredCustomer> judge(LocalDate date) {
        PackedLedger packed = lake.ledger().readPacked().persist();
        Dataset<LedgerRow> ledger = packed.rows();
        AsOf asOf = AsOf.of(date, DataSpan.of(lake.read(PurchasesTable.TABLE)));
        LifePopulation population = LifePopulationFitter.of(packed, asOf, java.util.Set.of());
        EventFinder finder = new EventFinder(asOf, population, settings);
        EventPattern pattern = settings.events().get(event);
        FittedEvent fitted = finder.fit(ledger, Map.entry(event, pattern));
        fitted.signs().forEach(System.out::println);
        Map<String, Double> gaps = GapRule.ratios(ledger, asOf, broken(pattern), ACTIVE_DAYS);
        Map<String, LocalDate> truth = truth(asOf, pattern);
        Map<String, String> lookAlikes = lookAlikes(asOf, broken(pattern));
        List<ScoredCustomer> judged = new ArrayList<>();
        for (Row row : finder.find(ledger, fitted, ACTIVE_DAYS).collectAsList()) {
            String customer = row.getAs(LifeEventsTable.CUSTOMER_ID);
            judged.add(new ScoredCustomer(
                    date,
                    row.getAs(LifeEventsTable.PROBABILITY),
                    day(row, LifeEventsTable.EXPECTED_ON),
                    day(row, LifeEventsTable.FROM_ON),
                    day(row, LifeEventsTable.UNTIL_ON),
                    gaps.getOrDefault(customer, 0.0),
                    truth.get(customer),
                    truth.containsKey(customer) ? null : lookAlikes.get(customer)));
        }
        return judged;
    }

    private static String broken(EventPattern pattern) {
        return pattern.signs().stream()
                .filter(sign -> sign.kind() == Sign.Kind.BREAKS)
                .findFirst()
                .map(Sign::category)
                .orElse("");
    }

    /** The day of the event, of those with whom it was under way. */
    private Map<String, LocalDate> truth(AsOf asOf, EventPattern pattern) {
        LocalDate from = asOf.date().minusDays(pattern.afterDays());
        LocalDate until = asOf.date().plusDays(pattern.aheadDays());
        Map<String, LocalDate> truth = new HashMap<>();
        happenings()
                .where(col(ShopEventsTruthTable.KIND)
                        .equalTo(event)
                        .and(col(ShopEventsTruthTable.BEGAN_ON).leq(Date.valueOf(asOf.date())))
                        .and(col(ShopEventsTruthTable.HAPPENED_ON).between(Date.valueOf(from), Date.valueOf(until))))
                .collectAsList()
                .forEach(row -> truth.put(
                        row.getAs(ShopEventsTruthTable.CUSTOMER_ID), day(row, ShopEventsTruthTable.HAPPENED_ON)));
        return truth;
    }

    /** Who lately gave up the category, stocked up on it or moved, without the event: the gap is the same. */
    private Map<String, String> lookAlikes(AsOf asOf, String category) {
        Map<String, String> lookAlikes = new HashMap<>();
        happenings()
                .where(col(ShopEventsTruthTable.KIND)
                        .equalTo("move")
                        .or(col(ShopEventsTruthTable.KIND)
                                .isin("category_stop", "stock_up")
                                .and(col(ShopEventsTruthTable.CATEGORY).equalTo(category))))
                .where(col(ShopEventsTruthTable.HAPPENED_ON)
                        .between(Date.valueOf(asOf.date().minusDays(LATELY_DAYS)), Date.valueOf(asOf.date())))
                .orderBy(ShopEventsTruthTable.HAPPENED_ON, ShopEventsTruthTable.KIND)
                .collectAsList()
                .forEach(row -> lookAlikes.put(
                        row.getAs(ShopEventsTruthTable.CUSTOMER_ID), row.getAs(ShopEventsTruthTable.KIND)));
        return lookAlikes;
    }

    private Dataset<Row> happenings() {
        return lake.spark().read().parquet(lake.root() + "/shop/truth/" + ShopEventsTruthTable.TABLE.name());
    }

    private static LocalDate day(Row row, String column) {
        return row.<Date>getAs(column).toLocalDate();
    }
}
