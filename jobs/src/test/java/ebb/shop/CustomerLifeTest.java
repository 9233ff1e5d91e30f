package ebb.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CustomerLifeTest {
    private static final ShopSettings SHOP = ShopSettings.of(6_000);
    private static final int HORIZON = 90;
    private static final List<CustomerLife> LIVES = LongStream.range(0, SHOP.customers())
            .mapToObj(n -> CustomerLife.of(SHOP, n))
            .toList();

    @Test
    void customerIsTheSameInALargerShop() {
        assertThat(lines(CustomerLife.of(ShopSettings.of(1_000), 17)))
                .isEqualTo(lines(CustomerLife.of(ShopSettings.of(2_000), 17)));
    }

    @Test
    void visitsAfterTheLastDayOfTheShopLeaveThoseBeforeAsTheyWere() {
        int later = 0;
        for (CustomerLife life : LIVES.subList(0, 200)) {
            long number = life.customer.number();
            List<ReceiptLine> before = lines(CustomerLife.of(SHOP, number));
            List<ReceiptLine> until = lines(CustomerLife.until(SHOP, number, SHOP.endDay() + 30));
            assertThat(until.stream().filter(line -> line.day() <= SHOP.endDay()))
                    .isEqualTo(before);
            later += until.size() - before.size();
        }
        assertThat(later).isPositive();
    }

    @Test
    void everyFileOfACustomerIsTheSameInALargerShop() {
        for (ShopFile file : GeneratedShop.OTHERS) {
            for (long number : new long[] {0, 17, 19, 999}) {
                List<Row> small = new ArrayList<>();
                List<Row> large = new ArrayList<>();
                file.rows(CustomerLife.of(ShopSettings.of(1_000), number), small::add);
                file.rows(CustomerLife.of(ShopSettings.of(2_000_000), number), large::add);
                assertThat(large).as(file.name()).isEqualTo(small);
            }
        }
    }

    /** Share of the failures that drove the customer away, by what the customer said and how it was dealt with. */
    private static double driven(Predicate<Complaint> which) {
        long failures = 0;
        long driven = 0;
        for (CustomerLife life : LIVES) {
            for (Visit visit : life.visits()) {
                if (visit.failed() && which.test(visit.complaint())) {
                    failures++;
                    driven += life.career().events.stream()
                                    .anyMatch(event -> event.kind() == EventKind.UNHAPPY && event.day() == visit.day())
                            ? 1
                            : 0;
                }
            }
        }
        return (double) driven / failures;
    }

    /** Somewhat below what is planted: who leaves sooner for another reason is not driven away. */
    @Test
    void complaintsSolvedQuicklyKeepCustomersAndOthersDoNot() {
        double silent = driven(complaint -> complaint == null);
        double quick = driven(complaint -> complaint != null && complaint.handling() == Complaint.Handling.QUICK);
        double slow = driven(complaint -> complaint != null && complaint.handling() == Complaint.Handling.SLOW);
        double refused = driven(complaint -> complaint != null && complaint.handling() == Complaint.Handling.REFUSED);
        assertThat(List.of(quick, silent, slow, refused)).isSorted();
        assertThat(quick).isCloseTo(Complaint.Handling.QUICK.leaving, within(.05));
        assertThat(silent).isCloseTo(Complaint.LEAVING_SILENTLY, within(.08));
        assertThat(refused).isCloseTo(Complaint.Handling.REFUSED.leaving, within(.2));
    }

    @Test
    void theOwnerWhoNeglectsAccountsLosesThem() {
        List<CustomerLife> accounts = LIVES.stream()
                .filter(life -> life.account != null && life.customer.joinDay() < SHOP.startDay() + 90)
                .toList();
        double neglected = left(
                accounts.stream().filter(life -> life.account.isNeglected()).toList());
        double others = left(
                accounts.stream().filter(life -> !life.account.isNeglected()).toList());
        assertThat(neglected).isGreaterThan(.7);
        assertThat(others).isLessThan(.6);
        assertThat(accounts.stream().filter(life -> life.account.isNeglected()).count())
                .isBetween(accounts.size() / 8L, accounts.size() / 4L);
    }

    private static double left(List<CustomerLife> lives) {
        return lives.stream()
                .mapToDouble(life -> life.hasLeft() ? 1 : 0)
                .average()
                .orElseThrow();
    }

    /** The plain rules leave a model something to find, and are not useless themselves. */
    @Test
    void simpleRulesSayWhoChurnsNeitherByChanceNorPerfectly() {
        int asOf = SHOP.endDay() - HORIZON;
        List<double[]> silences = new ArrayList<>();
        List<double[]> rarities = new ArrayList<>();
        for (CustomerLife life : LIVES) {
            int[] past = days(life, Integer.MIN_VALUE, asOf);
            if (past.length > 0 && asOf - past[past.length - 1] <= HORIZON) {
                double churned = days(life, asOf + 1, asOf + HORIZON).length == 0 ? 1 : 0;
                silences.add(new double[] {asOf - past[past.length - 1], churned});
                rarities.add(new double[] {-past.length, churned});
            }
        }
        assertThat(silences.stream().mapToDouble(c -> c[1]).average().orElseThrow())
                .isBetween(.15, .35);
        assertThat(auc(silences)).isBetween(.62, .80);
        assertThat(auc(rarities)).isBetween(.62, .80);
    }

    private static int[] days(CustomerLife life, int from, int until) {
        return life.visits().stream()
                .mapToInt(Visit::day)
                .filter(day -> day >= from && day <= until)
                .toArray();
    }

    /** Share of pairs of a churned and a retained customer in which the churned one has the higher score; ties count half. */
    private static double auc(List<double[]> cases) {
        double won = 0;
        double pairs = 0;
        for (double[] churned : cases) {
            for (double[] retained : cases) {
                if (churned[1] == 1 && retained[1] == 0) {
                    won += churned[0] > retained[0] ? 1 : churned[0] == retained[0] ? .5 : 0;
                    pairs++;
                }
            }
        }
        return won / pairs;
    }

    @Test
    void anotherSeedIsAnotherCustomer() {
        ShopSettings other = new ShopSettings(6_000, 1, SHOP.startDate(), SHOP.endDate(), SHOP.shares());
        assertThat(lines(CustomerLife.of(other, 17))).isNotEqualTo(lines(CustomerLife.of(SHOP, 17)));
    }

    @Test
    void nobodyShopsAfterLeavingOrAfterTheLastDay() {
        for (CustomerLife life : LIVES) {
            int last = Math.min(SHOP.endDay(), life.leftDay());
            for (ReceiptLine line : lines(CustomerLife.of(SHOP, life.customer.number()))) {
                assertThat(line.day()).as(life.id).isBetween(SHOP.startDay(), last);
            }
        }
    }

    @Test
    void visitsComeInOrderOncePerDay() {
        for (CustomerLife life : LIVES) {
            for (int v = 1; v < life.visits().size(); v++) {
                assertThat(life.visits().get(v).day())
                        .isGreaterThan(life.visits().get(v - 1).day());
            }
        }
    }

    @Test
    void accountsAreTheShareAskedFor() {
        assertThat(share(life -> life.customer.isAccount())).isCloseTo(.05, within(.001));
    }

    @Test
    void someLeaveSomeStayAndSomeBuyOnce() {
        assertThat(share(CustomerLife::hasLeft)).isBetween(.35, .65);
        assertThat(share(life -> life.visits().size() == 1)).isBetween(.10, .30);
        assertThat(share(life -> life.visits().isEmpty())).isLessThan(.01);
    }

    @Test
    void birthsComeAtTheRateAskedFor() {
        double births = share(life -> life.needs().events.stream()
                .anyMatch(event -> event.kind() == EventKind.BIRTH && event.day() <= SHOP.endDay()));
        assertThat(births / SHOP.years() / .95).isCloseTo(.025, within(.005));
    }

    @Test
    void someBirthsAreStillToCome() {
        assertThat(share(life -> life.needs().events.stream()
                        .anyMatch(event -> event.kind() == EventKind.BIRTH && event.day() > SHOP.endDay())))
                .isPositive();
    }

    @Test
    void sanitaryProductsStopBeforeABirth() {
        for (CustomerLife life : LIVES) {
            for (PlantedEvent event : life.needs().events) {
                if (event.kind() == EventKind.BIRTH) {
                    assertThat(lines(CustomerLife.of(SHOP, life.customer.number())))
                            .filteredOn(line -> line.category() == Category.SANITARY && line.units() > 0)
                            .filteredOn(line -> line.day() > event.beganDay() && line.day() < event.day())
                            .as("bought on impulse at most")
                            .hasSizeLessThan(5);
                }
            }
        }
    }

    @Test
    void everyDiversionHasADiverterBeforeItsVictims() {
        for (CustomerLife life : LIVES) {
            Diversion diversion = life.account == null ? null : life.account.diversion();
            if (diversion != null && diversion.part() == Diversion.Part.VICTIM) {
                assertThat(life.customer.ordinal() % Diversion.BLOCK).isPositive();
                assertThat(life.customer.region()).isEqualTo(diversion.target());
            }
        }
        assertThat(LIVES.stream().filter(life -> life.account != null && life.account.diversion() != null))
                .hasSizeGreaterThan(15);
    }

    @Test
    void divertersSellAbroadBelowThePrice() {
        CustomerLife diverter = CustomerLife.of(
                SHOP,
                LIVES.stream()
                        .filter(life -> life.customer.ordinal() == 0)
                        .findFirst()
                        .orElseThrow()
                        .customer
                        .number());
        Region target = diverter.account.diversion().target();
        List<ReceiptLine> abroad = lines(diverter).stream()
                .filter(line -> line.region() == target && line.units() > 0)
                .filter(line -> line.unitPrice() < .8 * line.category().listPrice(line.product()))
                .toList();
        assertThat(abroad).hasSizeGreaterThan(5);
        assertThat(abroad).allSatisfy(line -> assertThat(diverter.diversionOn(line.day(), Diversion.Part.DIVERTER))
                .isTrue());
    }

    @Test
    void everyLineHasAPriceAndAnAmount() {
        for (CustomerLife life : LIVES.subList(0, 500)) {
            for (ReceiptLine line : lines(CustomerLife.of(SHOP, life.customer.number()))) {
                assertThat(line.unitPrice()).isPositive();
                assertThat(line.units()).isNotZero();
                assertThat(Long.signum(line.amount())).isEqualTo(Integer.signum(line.units()));
            }
        }
    }

    static List<ReceiptLine> lines(CustomerLife life) {
        List<ReceiptLine> lines = new ArrayList<>();
        life.shop(lines::add);
        return lines;
    }

    private static double share(Predicate<CustomerLife> of) {
        return LIVES.stream().filter(of).count() / (double) LIVES.size();
    }
}
