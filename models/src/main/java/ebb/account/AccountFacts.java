package ebb.account;

import ebb.customer.Activity;
import ebb.customer.CalendarDays;
import ebb.feature.Rhythm;
import ebb.input.AccountInputs;
import ebb.input.AccountPast;
import ebb.input.CustomerContact;
import ebb.input.Expense;
import ebb.input.Invoice;
import ebb.input.MajorEvent;
import ebb.input.Profile;
import ebb.input.ServiceCase;
import ebb.input.SurveyAnswer;
import ebb.ledger.History;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything known of one account on an as-of date: purchases, invoices, expenses, events. Amounts are in hundredths of the currency.
 *
 * <p>It is made from an {@link AccountPast}, so nothing after the as-of date shows. Only events may lie ahead: they were announced.
 */
public final class AccountFacts {

    private final History history;
    private final AccountInputs inputs;
    private final AccountBaseline baseline;
    private Rhythm rhythm;
    private double lossProbability = Double.NaN;

    /**
     * The account as it was known on the as-of date of its past.
     *
     * @param past at least one purchase day
     */
    public AccountFacts(AccountPast past, AccountBaseline baseline) {
        this(past.history(), past.inputs(), baseline);
    }

    private AccountFacts(History history, AccountInputs inputs, AccountBaseline baseline) {
        this.history = history;
        this.inputs = inputs;
        this.baseline = baseline;
    }

    public History history() {
        return history;
    }

    public Profile profile() {
        return inputs.profile();
    }

    public AccountBaseline baseline() {
        return baseline;
    }

    /** The as-of date, as days since 1970-01-01. */
    public int day() {
        return history.asOfDay();
    }

    public boolean isActive() {
        return Activity.isActive(history.silenceDays(), baseline.activeDays());
    }

    /** How the account's gaps are spread. */
    public Rhythm rhythm() {
        if (rhythm == null) {
            rhythm = Rhythm.of(history, baseline.gaps());
        }
        return rhythm;
    }

    /**
     * Probability of no purchase within the horizon: as buy-till-you-die, fitted to all customers up to the same date, expects it of such a history.
     *
     * <p>Where customers are too few to fit it to: 1 - P(still a customer) P(the gap ends within the horizon), by rhythm alone.
     */
    public double lossProbability() {
        if (Double.isNaN(lossProbability)) {
            lossProbability = baseline.population()
                    .lifetime()
                    .map(model -> model.noPurchaseProbability(history))
                    .orElseGet(this::lossByRhythm);
        }
        return lossProbability;
    }

    /** {@link #lossProbability}, calibrated by what became of customers on earlier dates; as it is where too few outcomes are known. */
    public double calibratedLossProbability() {
        return baseline.loss().probability(this);
    }

    /**
     * What {@link #lossProbability} was on an earlier day, by the purchases known then and by what is known of all customers now; NaN where the customer
     * had not bought yet.
     */
    public double lossProbabilityOn(int earlierDay) {
        AccountFacts then = new AccountFacts(history.on(earlierDay), inputs, baseline);
        return then.history.dayCount() == 0 ? Double.NaN : then.lossProbability();
    }

    /** By how much {@link #lossProbability} rose within the {@code days} days up to the as-of date; NaN where the customer had not bought before them. */
    public double lossRise(int days) {
        return lossProbability() - lossProbabilityOn(day() - days);
    }

    private double lossByRhythm() {
        return 1 - aliveProbability() * rhythm().probabilityOfReturn(history.silenceDays(), baseline.horizonDays());
    }

    /**
     * Probability of still being a customer, given the silence so far; NaN where no rhythm is known.
     *
     * <p>By Bayes (1 - q) S / ((1 - q) S + q), with S the share of own gaps longer than the silence and q how often customers with as many purchase days
     * did not come back.
     */
    public double aliveProbability() {
        double longer = rhythm().probabilityOfLongerGap(history.silenceDays());
        double leaving = baseline.leaving().share(history.dayCount());
        return (1 - leaving) * longer / ((1 - leaving) * longer + leaving);
    }

    /** Bought in the {@code days} days up to {@code lastDay}. */
    public long boughtIn(int days, int lastDay) {
        return history.amountUntil(lastDay) - history.amountUntil(lastDay - days);
    }

    public long boughtInYear() {
        return boughtIn(CalendarDays.YEAR, day());
    }

    /** Whether any invoice was written by the as-of date. */
    public boolean hasInvoices() {
        return !inputs.invoices().isEmpty();
    }

    /** The invoices written by the as-of date. */
    public List<Invoice> invoices() {
        return inputs.invoices();
    }

    /** What the account owes. */
    public long owed() {
        return Credit.owed(inputs.invoices(), day());
    }

    public Credit credit() {
        return Credit.of(inputs.invoices(), day());
    }

    /** For how many days it has owed more than {@code limit}. */
    public int daysOver(long limit) {
        return Credit.daysOver(inputs.invoices(), day(), limit);
    }

    /** Whether anything was spent on the account by the as-of date. */
    public boolean hasExpenses() {
        return !inputs.expenses().isEmpty();
    }

    /** Spent on the account in the {@code days} days up to {@code lastDay}, which must not lie after the as-of date. */
    public long spentIn(int days, int lastDay) {
        long spent = 0;
        for (Expense expense : inputs.expenses()) {
            if (expense.day() <= lastDay && expense.day() > lastDay - days) {
                spent += expense.amount();
            }
        }
        return spent;
    }

    /** Expenses made by the as-of date, in the order of the input. */
    public List<Expense> expenses() {
        return inputs.expenses();
    }

    /** Set aside for the expenses of those days; 0 where nothing was. */
    public long budgetIn(int days, int lastDay) {
        long budget = 0;
        for (Expense expense : inputs.expenses()) {
            if (expense.day() <= lastDay && expense.day() > lastDay - days) {
                budget += Math.max(0, expense.budget());
            }
        }
        return budget;
    }

    /** Complaints, failures and other cases opened in the {@code days} days up to the as-of date. */
    public List<ServiceCase> casesIn(int days) {
        return inputs.cases().stream()
                .filter(one -> one.openedDay() > day() - days)
                .toList();
    }

    /** Whether any case was opened by the as-of date. */
    public boolean hasCases() {
        return !inputs.cases().isEmpty();
    }

    /** Answers to surveys in those days. */
    public List<SurveyAnswer> answersIn(int days) {
        return inputs.answers().stream()
                .filter(answer -> answer.day() > day() - days)
                .toList();
    }

    /** Campaign contacts made by the as-of date, those held back from them left out. */
    public List<CustomerContact> contacts() {
        return inputs.contacts().stream()
                .filter(contact -> !contact.isControl() && contact.day() <= day())
                .toList();
    }

    /** What the account sold into other territories below their price in the {@code days} days up to the as-of date. */
    public List<DivertedSale> ownIntrusions(int days) {
        return in(days, baseline.regional().soldBy(history.customerId())).toList();
    }

    /** What others sold into the account's territory below its price in those days. */
    public List<DivertedSale> intrusionsIntoTerritory(int days) {
        return in(days, baseline.regional().soldInto(profile().territory()))
                .filter(one -> !one.customerId().equals(history.customerId()))
                .toList();
    }

    /** Days on which the habits of selling into the account's territory began that lasted into those days. */
    public int[] intrusionsBegun(int days) {
        return intrusionsIntoTerritory(days).stream()
                .mapToInt(baseline.regional()::begunOn)
                .distinct()
                .sorted()
                .toArray();
    }

    private Stream<DivertedSale> in(int days, List<DivertedSale> intrusions) {
        return intrusions.stream().filter(one -> one.day() <= day() && one.day() > day() - days);
    }

    /** Events of the account and its region that begin after {@code afterDay} and by {@code lastDay}, the latest first. */
    public List<MajorEvent> events(int afterDay, int lastDay) {
        if (inputs.events().isEmpty() && baseline.regional().events().isEmpty()) {
            return List.of();
        }
        Stream<MajorEvent> regional = baseline.regional().events().stream()
                .filter(event -> event.region().equals(profile().region()));
        return Stream.concat(inputs.events().stream(), regional)
                .filter(event -> event.day() > afterDay && event.day() <= lastDay)
                .sorted(java.util.Comparator.comparingInt(MajorEvent::day)
                        .reversed()
                        .thenComparing(MajorEvent::kind))
                .toList();
    }
}
