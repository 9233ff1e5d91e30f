package ebb.shop;

import ebb.customer.Money;
import ebb.schema.Column;
import ebb.schema.ReceivablesTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The accounts' invoices, one an order, with what was paid by the last day: on time, late, in part or not at all by the account's grade. */
final class ReceivableFile implements ShopFile {
    private static final int TERMS_DAYS = 30;
    private static final double[] LATE = {.65, .40, .15, .03};
    private static final double[] LATE_DAYS = {45, 22, 10, 5};
    private static final double[] UNPAID = {.06, .015, .002, 0};

    @Override
    public String name() {
        return "receivables";
    }

    @Override
    public StructType columns() {
        return new StructType()
                .add(ReceivablesTable.CUSTOMER_ID, "string")
                .add(ReceivablesTable.INVOICE_ID, "string")
                .add(ReceivablesTable.INVOICED_ON, "date")
                .add(ReceivablesTable.DUE_ON, "date")
                .add(ReceivablesTable.AMOUNT, Column.MONEY)
                .add(ReceivablesTable.PAID_ON, "date")
                .add(ReceivablesTable.PAID_AMOUNT, Column.MONEY);
    }

    @Override
    public void rows(CustomerLife life, Consumer<Row> rows) {
        if (life.account == null) {
            return;
        }
        Map<String, Long> amounts = new LinkedHashMap<>();
        Map<String, Integer> days = new LinkedHashMap<>();
        life.shop(line -> {
            if (line.units() > 0) {
                amounts.merge(line.orderId(), line.amount(), Long::sum);
                days.putIfAbsent(line.orderId(), line.day());
            }
        });
        RandomDraws dice = life.dice(RandomDraws.Purpose.RECEIVABLES);
        amounts.forEach((order, amount) -> rows.accept(invoice(life, dice, Map.entry(order, amount), days.get(order))));
    }

    private static Row invoice(CustomerLife life, RandomDraws dice, Map.Entry<String, Long> order, int day) {
        int grade = life.account.payerGrade() - 1;
        int due = day + TERMS_DAYS;
        boolean late = dice.chance(LATE[grade]);
        int paid = late ? due + 1 + (int) dice.exponential(LATE_DAYS[grade]) : due - dice.between(0, 12);
        boolean never = dice.chance(UNPAID[grade]);
        boolean inPart = dice.chance(UNPAID[grade] * 2);
        boolean known = !never && paid <= life.settings.endDay();
        long amount = order.getValue();
        long paidAmount = inPart ? amount * dice.between(3, 8) / 10 : amount;
        return RowFactory.create(
                life.id,
                "I" + order.getKey().substring(1),
                ShopFile.date(day),
                ShopFile.date(due),
                Money.ofCents(amount),
                ShopFile.date(known ? paid : null),
                known ? Money.ofCents(paidAmount) : null);
    }
}
