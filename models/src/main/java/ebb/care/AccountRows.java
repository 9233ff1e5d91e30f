package ebb.care;

import ebb.account.AccountClass;
import ebb.account.AccountClassifier;
import ebb.account.AccountFacts;
import ebb.account.Mark;
import ebb.account.Standing;
import ebb.customer.Money;
import ebb.input.AccountPast;
import ebb.input.CustomerAccount;
import ebb.ledger.AsOf;
import ebb.schema.AccountsTable;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Rows of {@link AccountsTable}, but for the surplus: class, marks, standing, next basket and forces of all accounts on one as-of date. */
public final class AccountRows {

    private AccountRows() {}

    public static Dataset<Row> of(
            SparkSession spark, JavaRDD<CustomerAccount> accounts, AsOf asOf, AccountClassifier judge) {
        return spark.createDataFrame(
                accounts.flatMap(account -> rows(account, asOf, judge)), AccountsTable.withoutSurplus());
    }

    private static Iterator<Row> rows(CustomerAccount account, AsOf asOf, AccountClassifier judge) {
        AccountPast past = account.knownOn(asOf);
        return past.hasBought()
                ? List.of(row(new AccountFacts(past, judge.baseline()), asOf, judge))
                        .iterator()
                : List.<Row>of().iterator();
    }

    private static Row row(AccountFacts facts, AsOf asOf, AccountClassifier judge) {
        AccountClassifier.Judgement one = judge.judge(facts);
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
        Forces forces = Forces.of(facts, one.measures(), judge.norms());
        for (Forces.Force force : forces.all()) {
            cells.add(known(force.score()));
            cells.add(force.proxy());
        }
        boolean isLost = one.standing() == Standing.LOST;
        cells.add(isLost ? null : forces.stance(one.standing()));
        cells.add(isLost ? null : forces.lever());
        return RowFactory.create(cells.toArray());
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
