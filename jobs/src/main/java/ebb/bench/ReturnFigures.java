package ebb.bench;

import ebb.account.AccountBaseline;
import ebb.account.AccountBaselineFitter;
import ebb.account.RegionalFacts;
import ebb.action.winback.ReturnModel;
import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.customer.Activity;
import ebb.evaluation.Bootstrap;
import ebb.evaluation.Interval;
import ebb.evaluation.LogLoss;
import ebb.evaluation.Metric;
import ebb.evaluation.Predictions;
import ebb.evaluation.RocAuc;
import ebb.feature.PopulationTerms;
import ebb.job.JobContext;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.History;
import ebb.ledger.LedgerRow;
import ebb.ledger.PackedLedger;
import ebb.ledger.Timeline;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who of the lapsed returns, told before and checked after, beside the rules that a shop would use without a model. */
record ReturnFigures(PublishedData data, Test test) {
    private static final String BG_NBD = "BG/NBD, P(at least one purchase)";

    /** Customers silent for more than so many days on a date, and who of them buys within the horizon. */
    record Test(LocalDate asOf, int horizonDays, int silentDays) {}

    /** What is known of the lapsed customers of the date, and what came. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Asked(List<String> customers, List<History> histories, boolean[] stayedAway) {}

    void print(PrintWriter out) {
        try (JobContext context = data.open()) {
            DataSpan span = context.span();
            PackedLedger ledger = context.packedLedger();
            AsOf today = new AsOf((int) test.asOf().toEpochDay(), span);
            ReturnModel.Terms terms = new ReturnModel.Terms(test.horizonDays(), test.silentDays());
            List<AsOf> dates = new ArrayList<>(ReturnModel.dates(today, terms));
            dates.add(today);
            List<AccountBaseline> usual = baselines(ledger, dates, BtydFamilyCatalogue.USUAL);
            AccountBaseline bgNbd = baselines(ledger, List.of(today), BtydFamilyCatalogue.BG_NBD)
                    .get(0);
            List<LedgerRow> customers = ledger.rows().javaRDD().collect();
            Asked asked = asked(customers, today);
            Map<String, double[]> told = told(context, dates, usual, asked);
            told.put(
                    BG_NBD,
                    asked.histories().stream()
                            .mapToDouble(history ->
                                    bgNbd.population().lifetime().orElseThrow().noPurchaseProbability(history))
                            .toArray());
            print(asked, told, out);
        }
    }

    private List<AccountBaseline> baselines(PackedLedger ledger, List<AsOf> dates, BtydFamily family) {
        return AccountBaselineFitter.of(
                ledger,
                dates,
                new AccountBaselineFitter.Terms(
                        new PopulationTerms(test.horizonDays(), family), test.silentDays(), RegionalFacts.NOTHING));
    }

    private Asked asked(List<LedgerRow> rows, AsOf today) {
        List<String> customers = new ArrayList<>();
        List<History> histories = new ArrayList<>();
        List<Boolean> away = new ArrayList<>();
        for (LedgerRow row : rows) {
            Timeline timeline = Timeline.of(row);
            History history = today.observe(timeline);
            if (history.dayCount() > 0 && !Activity.isActive(history.silenceDays(), test.silentDays())) {
                customers.add(history.customerId());
                histories.add(history);
                away.add(today.outcome(timeline, test.horizonDays()).churned());
            }
        }
        boolean[] stayedAway = new boolean[away.size()];
        for (int i = 0; i < stayedAway.length; i++) {
            stayedAway[i] = away.get(i);
        }
        return new Asked(customers, histories, stayedAway);
    }

    /** Probability of staying away by each contestant, all fitted on dates whose outcome was known. */
    private static Map<String, double[]> told(
            JobContext context, List<AsOf> dates, List<AccountBaseline> baselines, Asked asked) {
        int known = dates.size() - 1;
        ReturnModel.Terms terms = new ReturnModel.Terms(
                baselines.get(known).horizonDays(), baselines.get(known).activeDays());
        var ledger = context.ledger().javaRDD();
        List<AsOf> past = List.copyOf(dates.subList(0, known));
        List<AccountBaseline> pastBaselines = List.copyOf(baselines.subList(0, known));
        Map<String, ReturnModel> models = new LinkedHashMap<>();
        ReturnModel chosen = ReturnModel.fit(ledger, past, pastBaselines, terms);
        models.put("win-back (" + chosen.chosen().replace('_', ' ') + ")", chosen);
        models.putAll(ReturnModel.each(ledger, past, pastBaselines, terms));
        Map<String, double[]> told = new LinkedHashMap<>();
        models.forEach((name, model) -> told.put(
                name,
                asked.histories().stream()
                        .mapToDouble(history -> 1 - model.probability(history, baselines.get(known)))
                        .toArray()));
        return told;
    }

    private void print(Asked asked, Map<String, double[]> told, PrintWriter out) {
        int returned = 0;
        for (boolean away : asked.stayedAway()) {
            returned += away ? 0 : 1;
        }
        out.printf(
                Locale.ROOT,
                "%n%s, %s: %,d customers silent for more than %d days, %,d returned within %d%n",
                data.name(),
                test.asOf(),
                asked.customers().size(),
                test.silentDays(),
                returned,
                test.horizonDays());
        Bootstrap bootstrap =
                Bootstrap.byCustomer(asked.customers().toArray(String[]::new), new Bootstrap.Options(300, 0.95, 42));
        List<Metric> metrics = List.of(new RocAuc(), new LogLoss());
        Predictions ours = Predictions.of(told.values().iterator().next(), asked.stayedAway());
        told.forEach((name, probabilities) -> {
            Predictions theirs = Predictions.of(probabilities, asked.stayedAway());
            List<Interval> figures = bootstrap.intervals(metrics, theirs);
            out.printf(
                    Locale.ROOT,
                    "  %-34s AUC %s  log loss %s; win-back gains AUC %s, log loss %s%n",
                    name,
                    words(figures.get(0)),
                    words(figures.get(1)),
                    words(bootstrap.gain(metrics.get(0), ours, theirs)),
                    words(bootstrap.gain(metrics.get(1), ours, theirs)));
        });
    }

    private static String words(Interval interval) {
        return String.format(Locale.ROOT, "%.4f (%.4f to %.4f)", interval.value(), interval.low(), interval.high());
    }
}
