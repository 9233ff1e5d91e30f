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
import java.io.PrintWriter;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How well life events are found in the generated shop, whose truth is known, against the rule of a long gap.
 *
 * <p>Fits and finds on three as-of dates with nothing after them, and reads the truth beside the shop's files only to judge. Everyone active is judged: the
 * guard is not asked, because nobody here is real.
 */
final class LifeBench implements Benchmark {
    private static final int ACTIVE_DAYS = 90;
    private static final int LATELY_DAYS = 200;

    /** The event that the shop plants. */
    private static final String EVENT = "birth";
    /** As-of dates, in months before the end of the shop's data: what happened after each is known. */
    private static final List<Integer> MONTHS_BEFORE = List.of(9, 6, 3);

    @Override
    public String name() {
        return "life";
    }

    @Override
    public String summary() {
        return "Judge life events by the truth of the generated shop, against the rule of a long gap.";
    }

    @Override
    public String unit() {
        return "customers of the shop";
    }

    @Override
    public List<Long> usualSizes() {
        return List.of(10_000L);
    }

    @Override
    public void run(Terms terms) {
        for (long customers : terms.sizes()) {
            ShopSettings shop = ShopSettings.of(customers);
            Judge judge =
                    new Judge(ShopLake.open(terms.folder(name(), customers).toString(), shop), EVENT, terms.out());
            List<ScoredCustomer> judged = MONTHS_BEFORE.stream()
                    .map(months ->
                            YearMonth.from(shop.endDate()).minusMonths(months).atEndOfMonth())
                    .flatMap(date -> judge.judge(date).stream())
                    .toList();
            LifeEventFigures.of(judged).lines().forEach(terms.out()::println);
            terms.out().flush();
        }
    }

    /** Finds the events of one lake and sets the truth beside them. */
    private static final class Judge {
        private final Lake lake;
        private final String event;
        private final PrintWriter out;
        private final LifeSettings settings;

        Judge(Lake lake, String event, PrintWriter out) {
            this.lake = lake;
            this.event = event;
            this.out = out;
            Map<String, String> sets = new HashMap<>(PlantedPatterns.SETTINGS);
            sets.put("life-events.min-probability", "1e-9");
            this.settings = SettingsLoader.load(Optional.empty(), Map.of(), sets)
                    .settings()
                    .lifeEvents();
        }

        List<ScoredCustomer> judge(LocalDate date) {
            PackedLedger packed = lake.ledger().readPacked().persist();
            Dataset<LedgerRow> ledger = packed.rows();
            AsOf asOf = AsOf.of(date, DataSpan.of(lake.read(PurchasesTable.TABLE)));
            LifePopulation population = LifePopulationFitter.of(packed, asOf, java.util.Set.of());
            EventFinder finder = new EventFinder(asOf, population, settings);
            EventPattern pattern = settings.events().get(event);
            FittedEvent fitted = finder.fit(ledger, Map.entry(event, pattern));
            fitted.signs().forEach(out::println);
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
                            .and(col(ShopEventsTruthTable.HAPPENED_ON)
                                    .between(Date.valueOf(from), Date.valueOf(until))))
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
}
