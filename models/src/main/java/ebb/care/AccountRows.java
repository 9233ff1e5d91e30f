package ebb.care;

import ebb.account.AccountClass;
import ebb.account.AccountClassifier;
import ebb.account.AccountFacts;
import ebb.account.Mark;
import ebb.account.Standing;
import ebb.customer.CalendarDays;
import ebb.customer.Money;
import ebb.input.AccountPast;
import ebb.input.CustomerAccount;
import ebb.ledger.AsOf;
import ebb.schema.AccountsTable;
import java.io.Serializable;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Rows of {@link AccountsTable}, but for the surplus: class, marks, standing, next basket and forces of all accounts on one as-of date. */
public final class AccountRows {

    private AccountRows() {}

    /**
     * What the advice rests on.
     *
     * @param judge of the as-of date
     * @param pointValue what a loyalty point is worth, in the currency
     * @param leftOut forces that stance and lever do not look at
     */
    public record Terms(AccountClassifier judge, double pointValue, Set<String> leftOut) implements Serializable {}

    public static Dataset<Row> of(SparkSession spark, JavaRDD<CustomerAccount> accounts, AsOf asOf, Terms terms) {
        return spark.createDataFrame(
                accounts.flatMap(account -> rows(account, asOf, terms)), AccountsTable.withoutSurplus());
    }

    private static Iterator<Row> rows(CustomerAccount account, AsOf asOf, Terms terms) {
        AccountPast past = account.knownOn(asOf);
        return past.hasBought()
                ? List.of(row(new AccountFacts(past, terms.judge().baseline()), asOf, terms))
                        .iterator()
                : List.<Row>of().iterator();
    }

    private static Row row(AccountFacts facts, AsOf asOf, Terms terms) {
        AccountClassifier.Judgement one = terms.judge().judge(facts);
        Optional<AccountClass> accountClass = one.accountClass();
        List<Object> cells = new ArrayList<>();
        cells.add(one.customerId());
        cells.add(Date.valueOf(asOf.date()));
        cells.add(one.standing().label());
        cells.add(one.standing() == Standing.CORE);
        cells.add(accountClass.map(AccountClass::number).orElse(null));
        cells.add(accountClass.map(AccountClass::code).orElse(null));
        cells.add(accountClass.map(AccountClass::evidence).orElse(null));
        cells.add(Money.ofAmount(one.measures().yearAmount()));
        cells.add(one.shareShift());
        cells.add(known(one.walletShare()));
        cells.add(known(one.marks().mean()));
        for (Mark mark : one.marks().all()) {
            cells.add(known(mark.value()));
            cells.add(mark.evidence());
        }
        NextBasket basket = NextBasket.of(facts.history());
        cells.add(Money.ofCents(basket.amount()));
        cells.add(basket.words());
        addForces(cells, facts, new Judged(one, asOf, terms));
        return RowFactory.create(cells.toArray());
    }

    private record Judged(AccountClassifier.Judgement account, AsOf asOf, Terms terms) {}

    private static void addForces(List<Object> cells, AccountFacts facts, Judged judged) {
        Terms terms = judged.terms();
        Forces all = Forces.of(facts, judged.account().measures(), terms.judge().norms(), terms.pointValue());
        Forces forces = isPast(judged.asOf()) ? all.dated() : all;
        for (Forces.Force force : forces.all()) {
            cells.add(known(force.score()));
            cells.add(force.proxy());
        }
        Standing standing = judged.account().standing();
        Forces counted = forces.without(terms.leftOut());
        cells.add(standing == Standing.LOST ? null : counted.stance(standing));
        cells.add(standing == Standing.LOST ? null : counted.lever());
    }

    /** Whether the data go on long enough after the day that what carries no date may have changed since. */
    private static boolean isPast(AsOf asOf) {
        return asOf.span().lastDay() - asOf.day() > CalendarDays.WEEK;
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
