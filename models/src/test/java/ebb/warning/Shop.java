package ebb.warning;

import ebb.account.AccountBaseline;
import ebb.account.AccountFacts;
import ebb.account.AccountSettings;
import ebb.account.DivertedSale;
import ebb.account.LossCalibration;
import ebb.account.NonReturnRates;
import ebb.account.RegionalFacts;
import ebb.feature.GapPrior;
import ebb.input.AccountInputs;
import ebb.input.CustomerAccount;
import ebb.input.Expense;
import ebb.input.Invoice;
import ebb.input.MajorEvent;
import ebb.input.Profile;
import ebb.input.ServiceCase;
import ebb.input.SurveyAnswer;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.schema.ServiceTable;
import ebb.testing.Line;
import ebb.testing.TestBaseline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One account built by hand, day 1000 the first day of the data. */
final class Shop {
    static final int FIRST_DAY = 1000;
    static final GapPrior PRIOR = new GapPrior(100, Math.log(20), 0.5, 0.1);
    static final AccountSettings ACCOUNTS = new AccountSettings(
            List.of(50_000.0, 300_000.0),
            List.of(List.of(1, 2, 2, 2), List.of(3, 3, 4, 4), List.of(5, 5, 5, 6)),
            1,
            7,
            365,
            List.of(0.1, 0.28, 0.52),
            0.1,
            5,
            new AccountSettings.Core(65, 35, 0.2, 50, 0.6, 0.1),
            new AccountSettings.Ahead(30, 8));

    private final List<Line> lines = new ArrayList<>();
    private final List<Invoice> invoices = new ArrayList<>();
    private final List<Expense> expenses = new ArrayList<>();
    private final List<MajorEvent> events = new ArrayList<>();
    private final List<MajorEvent> regional = new ArrayList<>();
    private final List<ServiceCase> cases = new ArrayList<>();
    private final List<SurveyAnswer> answers = new ArrayList<>();
    private final List<DivertedSale> intrusions = new ArrayList<>();
    private Profile profile = new Profile("west", "west", "Olga", 100_000, -1, 0, -1, Profile.Person.UNKNOWN);

    static WarningSettings settings(String rule, double limit) {
        Map<String, WarningLimit> limits = WarningRuleCatalogue.names().stream()
                .collect(Collectors.toMap(name -> name, name -> new WarningLimit(1, null, null)));
        limits.put(rule, new WarningLimit(limit, null, null));
        return new WarningSettings(
                new WarningSettings.Watch(3, 90, 21, 0.2, 1, 180, 30, 1.5, 60, 30),
                new WarningSettings.Severity(0.9, 0.1, 0.3),
                limits,
                new WarningSettings.Replay(7, 52, 20_000, null));
    }

    static RuleEvaluator watcher(String rule, double limit) {
        return new RuleEvaluator(List.of(WarningRuleCatalogue.named(rule)), settings(rule, limit), ACCOUNTS, "EUR");
    }

    /** A purchase of 100.00 every {@code gap} days. */
    Shop buysEvery(int gap, int fromDay, int untilDay) {
        for (int day = fromDay; day <= untilDay; day += gap) {
            buys(day, 100);
        }
        return this;
    }

    Shop buys(int day, double amount) {
        lines.add(Line.purchase("a", day, amount));
        return this;
    }

    Shop owes(Invoice invoice) {
        invoices.add(invoice);
        return this;
    }

    Shop costs(int day, long amount, long budget) {
        expenses.add(new Expense(day, amount, budget));
        return this;
    }

    Shop isHit(int day) {
        events.add(new MajorEvent(day, "fire", "Warehouse burnt down", null));
        return this;
    }

    Shop regionIsHit(int day, String region) {
        regional.add(new MajorEvent(day, "strike", "No deliveries", region));
        return this;
    }

    Shop has(int day, String kind) {
        cases.add(new ServiceCase(day, Invoice.NEVER, kind, "late_delivery"));
        return this;
    }

    /** So many complaints on a day, all closed the next day with the verdict that they were the customer's own fault. */
    Shop complainsByOwnFault(int complaints, int day) {
        for (int i = 0; i < complaints; i++) {
            cases.add(new ServiceCase(
                    day, day + 1, ServiceCase.COMPLAINT, "wrong_size", "explained", ServiceTable.THEIRS));
        }
        return this;
    }

    Shop answers(int day, int satisfaction) {
        answers.add(new SurveyAnswer(day, satisfaction));
        return this;
    }

    Shop sellsOutside(String seller, int day, String region) {
        intrusions.add(new DivertedSale(seller, day, region, 10_000));
        return this;
    }

    Shop is(Profile other) {
        profile = other;
        return this;
    }

    CustomerAccount account() {
        return new CustomerAccount(
                LocalLedger.of(lines).get(0),
                new AccountInputs(profile, invoices, expenses, events, cases, answers, List.of()));
    }

    AccountBaseline baseline() {
        return TestBaseline.of(PRIOR, new NonReturnRates(), new RegionalFacts(regional, intrusions))
                .with(new LossCalibration(null, 0, 0, 100));
    }

    AccountFacts asOf(int day) {
        AsOf asOf = new AsOf(day, new DataSpan(FIRST_DAY, day));
        return new AccountFacts(account().knownOn(asOf), baseline());
    }
}
