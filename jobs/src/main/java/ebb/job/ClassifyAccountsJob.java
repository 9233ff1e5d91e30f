package ebb.job;

import ebb.account.AccountFacts;
import ebb.account.Backdrop;
import ebb.account.Backdrops;
import ebb.account.Judge;
import ebb.account.Measures;
import ebb.account.Movement;
import ebb.account.Norms;
import ebb.account.Regional;
import ebb.care.AccountRows;
import ebb.care.Cohorts;
import ebb.care.Surplus;
import ebb.conf.Settings;
import ebb.input.Account;
import ebb.lake.AccountInputsReader;
import ebb.lake.Lake;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.ledger.Timeline;
import ebb.schema.AccountsTable;
import ebb.schema.ChurnMovement;
import ebb.schema.CohortRetention;
import ebb.schema.Column;
import ebb.schema.Ledger;
import ebb.schema.Purchases;
import ebb.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.functions;

/**
 * Classes accounts, marks core customers, says what holds each, and counts who came, went, moved and stayed. {@code ebb classify-accounts}
 *
 * <p>Reads: ledger, purchases and the further inputs. Writes: accounts, churn_movement, cohort_retention.
 */
public final class ClassifyAccountsJob implements Job {
    private static final int MOST_CUSTOMERS = 20_000;
    private static final int PERIODS = 4;

    @Override
    public String name() {
        return "classify-accounts";
    }

    @Override
    public String summary() {
        return "Class accounts, mark core customers, and count who came, went and moved.";
    }

    @Override
    public List<Table> reads() {
        return Stream.concat(Stream.of(Ledger.TABLE, Purchases.TABLE), AccountInputsReader.TABLES.stream())
                .toList();
    }

    @Override
    public List<Table> writes() {
        return List.of(AccountsTable.TABLE, ChurnMovement.TABLE, CohortRetention.TABLE);
    }

    @Override
    public JobResult run(JobContext context) {
        Lake lake = context.lake();
        JavaRDD<Account> accounts = context.accounts();
        List<AsOf> dates = dates(context);
        List<Judge> judges = judges(context, accounts, dates);
        AsOf today = dates.get(dates.size() - 1);
        Lake.Written written = lake.replaceAsOf(
                AccountsTable.TABLE,
                context.asOf(),
                Surplus.beside(
                        AccountRows.of(lake.spark(), accounts, today, judges.get(judges.size() - 1)),
                        lake.read(Purchases.TABLE),
                        context.asOf()),
                functions.count(AccountsTable.ACCOUNT_CLASS).as(AccountsTable.ACCOUNT_CLASS),
                functions.count_if(functions.col(AccountsTable.IS_CORE)).as(AccountsTable.IS_CORE));
        if (dates.size() > 1) {
            lake.replaceAsOf(ChurnMovement.TABLE, context.asOf(), new Movement(dates, judges).rows(accounts));
        }
        lake.replaceWhere(
                CohortRetention.TABLE,
                Column.AS_OF + " = '" + context.asOf() + "'",
                lake.rows(CohortRetention.TABLE, new Cohorts(today).rows(accounts)));
        return result(written);
    }

    /** The as-of date and those a horizon, two, three and four before it, as far as the data go. */
    private static List<AsOf> dates(JobContext context) {
        AsOf today = AsOf.of(context.asOf(), context.span());
        int horizon = context.settings().horizonDays();
        List<AsOf> dates = new ArrayList<>();
        for (int i = 0;
                i <= PERIODS && today.day() - i * horizon >= today.span().firstDay();
                i++) {
            dates.add(new AsOf(today.day() - i * horizon, today.span()));
        }
        Collections.reverse(dates);
        return dates;
    }

    /** A judge for each date; all hold accounts against the same norms, those of the as-of date, so that a move is a customer's own. */
    private static List<Judge> judges(JobContext context, JavaRDD<Account> accounts, List<AsOf> dates) {
        Settings settings = context.settings();
        Backdrop.Terms terms = new Backdrop.Terms(settings.horizonDays(), settings.livingDays());
        List<Backdrop> backdrops = Backdrops.of(context.ledgerSample(MOST_CUSTOMERS), dates, terms, Regional.NOTHING);
        Norms norms = norms(accounts, dates.get(dates.size() - 1), backdrops.get(dates.size() - 1));
        return backdrops.stream()
                .map(backdrop -> new Judge(settings.accounts(), norms, backdrop))
                .toList();
    }

    private static Norms norms(JavaRDD<Account> accounts, AsOf today, Backdrop backdrop) {
        return Norms.of(accounts.map(account -> measures(account, today, backdrop))
                .filter(Objects::nonNull)
                .takeSample(false, MOST_CUSTOMERS, 1));
    }

    /** Null for one who is not living. */
    private static Measures measures(Account account, AsOf today, Backdrop backdrop) {
        History history = today.observe(Timeline.of(account.purchases()));
        if (history.dayCount() == 0) {
            return null;
        }
        AccountFacts facts = new AccountFacts(history, account.inputs(), backdrop);
        return facts.isLiving() ? Measures.of(facts) : null;
    }

    private static JobResult result(Lake.Written written) {
        long classed = written.count(AccountsTable.ACCOUNT_CLASS);
        long core = written.count(AccountsTable.IS_CORE);
        return JobResult.of(String.format(
                        Locale.ROOT,
                        "%,d accounts, %,d of them classed, %,d core customers",
                        written.rows(),
                        classed,
                        core))
                .with("accounts", written.rows())
                .with("classed", classed)
                .with("core", core);
    }
}
