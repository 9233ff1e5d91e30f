package ebb.shop;

import ebb.customer.CalendarDays;
import ebb.schema.Column;
import ebb.schema.CustomersTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Master data, as complete as such data are: a birthday or a grade is missing here and there. */
final class CustomerFile implements ShopFile {
    private static final int ONE_WITHOUT_EMAIL_IN = 5;
    private static final List<String> FIRST = List.of(
            "Anna", "Ben", "Clara", "David", "Elif", "Finn", "Greta", "Hugo", "Ines", "Jonas", "Katya", "Liam", "Maria",
            "Noah", "Olga", "Paul", "Rosa", "Sami", "Tara", "Wanda");
    private static final List<String> LAST = List.of(
            "Abel", "Berg", "Costa", "Duarte", "Evans", "Fischer", "Grant", "Hansen", "Ivanov", "Jansen", "Kaya",
            "Lopez", "Meyer", "Novak", "O'Brien", "Petit", "Quinn", "Rossi", "Silva", "Weber");
    private static final List<String> TRADES = List.of("Trading", "Stores", "& Sons, Ltd.", "Hotels", "Catering");

    private final int tiesDay;

    /** As it is at the end of the shop. */
    CustomerFile() {
        this(Integer.MAX_VALUE);
    }

    /** With prepaid money, points and contracts as they were on a day. */
    CustomerFile(int tiesDay) {
        this.tiesDay = tiesDay;
    }

    @Override
    public String name() {
        return "customers";
    }

    @Override
    public StructType columns() {
        return new StructType()
                .add(CustomersTable.CUSTOMER_ID, "string")
                .add(CustomersTable.NAME, "string")
                .add(CustomersTable.REGION, "string")
                .add(CustomersTable.TERRITORY, "string")
                .add(CustomersTable.BIRTHDAY, "date")
                .add(CustomersTable.CREDIT_LIMIT, Column.MONEY)
                .add(CustomersTable.CREDIT_GRADE, "int")
                .add(CustomersTable.INFLUENCE, "int")
                .add(CustomersTable.OWNER, "string")
                .add(CustomersTable.CONSENT, "boolean")
                .add(CustomersTable.OPTED_OUT, "boolean")
                .add(CustomersTable.WALLET, Column.MONEY)
                .add(CustomersTable.EMAIL, "string")
                .add(CustomersTable.PREPAID, Column.MONEY)
                .add(CustomersTable.POINTS, "int")
                .add(CustomersTable.CONTRACT_UNTIL, "date");
    }

    /** Address of the customer; null: not known of one in five. */
    static String email(CustomerLife life) {
        return life.customer.number() % ONE_WITHOUT_EMAIL_IN == 0 ? null : life.id + "@Example.com";
    }

    @Override
    public void rows(CustomerLife life, Consumer<Row> rows) {
        RandomDraws dice = life.dice(RandomDraws.Purpose.PROFILE);
        Customer customer = life.customer;
        BusinessAccount account = life.account;
        String region = life.needs().homeOn(life.settings.endDay()).label();
        String name =
                account == null ? dice.pick(FIRST) + " " + dice.pick(LAST) : dice.pick(LAST) + " " + dice.pick(TRADES);
        int birthday = life.settings.endDay() - dice.between(18 * CalendarDays.YEAR, 80 * CalendarDays.YEAR);
        boolean givesBirthday = account == null && dice.chance(.75);
        boolean isGraded = account != null && dice.chance(.7);
        CustomerTies ties = CustomerTies.on(life, Math.min(tiesDay, life.settings.endDay()));
        rows.accept(RowFactory.create(
                life.id,
                name,
                region,
                account == null ? null : customer.region().label(),
                ShopFile.date(givesBirthday ? birthday : null),
                account == null ? null : BigDecimal.valueOf(account.creditLimit()),
                isGraded ? account.payerGrade() : null,
                account == null ? null : account.influence() == BusinessAccount.Influence.INFLUENTIAL ? 1 : 0,
                account == null ? null : account.owner(),
                dice.chance(.72),
                dice.chance(.05),
                account == null ? null : BigDecimal.valueOf(Math.round(account.annualAmount() / account.walletShare())),
                email(life),
                ties.prepaid(),
                ties.points(),
                ShopFile.date(ties.contractUntilDay())));
    }
}
