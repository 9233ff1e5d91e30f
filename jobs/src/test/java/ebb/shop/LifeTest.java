package ebb.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LifeTest {
    private static final ShopSettings SHOP = ShopSettings.of(6_000);
    private static final List<Life> LIVES = LongStream.range(0, SHOP.customers())
            .mapToObj(n -> Life.of(SHOP, n))
            .toList();

    @Test
    void customerIsTheSameInALargerShop() {
        assertThat(lines(Life.of(ShopSettings.of(1_000), 17))).isEqualTo(lines(Life.of(ShopSettings.of(2_000), 17)));
    }

    @Test
    void anotherSeedIsAnotherCustomer() {
        ShopSettings other = new ShopSettings(6_000, 1, SHOP.startDate(), SHOP.endDate(), SHOP.shares());
        assertThat(lines(Life.of(other, 17))).isNotEqualTo(lines(Life.of(SHOP, 17)));
    }

    @Test
    void nobodyShopsAfterLeavingOrAfterTheLastDay() {
        for (Life life : LIVES) {
            int last = Math.min(SHOP.endDay(), life.leftDay());
            for (Line line : lines(Life.of(SHOP, life.customer.number()))) {
                assertThat(line.day()).as(life.id).isBetween(SHOP.startDay(), last);
            }
        }
    }

    @Test
    void visitsComeInOrderOncePerDay() {
        for (Life life : LIVES) {
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
        assertThat(share(Life::hasLeft)).isBetween(.35, .65);
        assertThat(share(life -> life.visits().size() == 1)).isBetween(.10, .30);
        assertThat(share(life -> life.visits().isEmpty())).isLessThan(.01);
    }

    @Test
    void birthsComeAtTheRateAskedFor() {
        double births = share(life -> life.needs().events.stream().anyMatch(event -> event.kind() == EventKind.BIRTH));
        assertThat(births / SHOP.years() / .95).isCloseTo(.025, within(.005));
    }

    @Test
    void sanitaryProductsStopBeforeABirth() {
        for (Life life : LIVES) {
            for (PlantedEvent event : life.needs().events) {
                if (event.kind() == EventKind.BIRTH) {
                    assertThat(lines(Life.of(SHOP, life.customer.number())))
                            .filteredOn(line -> line.category() == Category.SANITARY && line.units() > 0)
                            .filteredOn(line -> line.day() > event.beganDay() && line.day() < event.day())
                            .as("bought on impulse at most")
                            .hasSizeLessThan(4);
                }
            }
        }
    }

    @Test
    void everyDiversionHasADiverterBeforeItsVictims() {
        for (Life life : LIVES) {
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
        Life diverter = Life.of(
                SHOP,
                LIVES.stream()
                        .filter(life -> life.customer.ordinal() == 0)
                        .findFirst()
                        .orElseThrow()
                        .customer
                        .number());
        Region target = diverter.account.diversion().target();
        List<Line> abroad = lines(diverter).stream()
                .filter(line -> line.region() == target && line.units() > 0)
                .filter(line -> line.unitPrice() < .8 * line.category().listPrice(line.product()))
                .toList();
        assertThat(abroad).hasSizeGreaterThan(5);
        assertThat(abroad).allSatisfy(line -> assertThat(diverter.diversionOn(line.day(), Diversion.Part.DIVERTER))
                .isTrue());
    }

    @Test
    void everyLineHasAPriceAndAnAmount() {
        for (Life life : LIVES.subList(0, 500)) {
            for (Line line : lines(Life.of(SHOP, life.customer.number()))) {
                assertThat(line.unitPrice()).isPositive();
                assertThat(line.units()).isNotZero();
                assertThat(Long.signum(line.amount())).isEqualTo(Integer.signum(line.units()));
            }
        }
    }

    static List<Line> lines(Life life) {
        List<Line> lines = new ArrayList<>();
        life.shop(lines::add);
        return lines;
    }

    private static double share(Predicate<Life> of) {
        return LIVES.stream().filter(of).count() / (double) LIVES.size();
    }
}
