package ebb.shop;

import ebb.customer.Money;
import ebb.schema.Column;
import ebb.schema.ExpensesTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** What is spent on each account in a month, with its budget; a few accounts' expenses run away. */
final class ExpenseFile implements ShopFile {
    private static final List<String> KINDS = List.of("visit", "samples", "hospitality", "freight", "display");
    private static final int MONTH_DAYS = 30;

    @Override
    public String name() {
        return "expenses";
    }

    @Override
    public StructType columns() {
        return new StructType()
                .add(ExpensesTable.CUSTOMER_ID, "string")
                .add(ExpensesTable.SPENT_ON, "date")
                .add(ExpensesTable.AMOUNT, Column.MONEY)
                .add(ExpensesTable.KIND, "string")
                .add(ExpensesTable.BUDGET, Column.MONEY);
    }

    @Override
    public void rows(CustomerLife life, Consumer<Row> rows) {
        BusinessAccount account = life.account;
        if (account == null) {
            return;
        }
        RandomDraws dice = life.dice(RandomDraws.Purpose.EXPENSES);
        double usual = account.annualAmount() / 12 * account.expenseShare();
        BigDecimal budget = Money.ofCents(Money.cents(1.3 * usual));
        int last = Math.min(life.settings.endDay(), life.leftDay());
        for (int day = life.customer.joinDay(); day <= last; day += MONTH_DAYS) {
            double climbed = Math.max(0, day - account.runawayFromDay()) / 90.0;
            long amount = Money.cents(dice.logNormal(usual, .25) * (1 + climbed));
            int on = Math.min(last, day + dice.between(0, MONTH_DAYS - 3));
            rows.accept(RowFactory.create(life.id, ShopFile.date(on), Money.ofCents(amount), dice.pick(KINDS), budget));
        }
    }
}
