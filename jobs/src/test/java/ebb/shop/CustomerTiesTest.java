package ebb.shop;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.customer.CalendarDays;
import ebb.schema.ServiceTable;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CustomerTiesTest {
    private static final ShopSettings SHOP = new ShopSettings(
            3_000, 7, LocalDate.of(2024, 7, 1), LocalDate.of(2026, 6, 30), new ShopSettings.Shares(.35, 0, 0, 0, 0));
    private static final int HORIZON = 90;
    private static final int DAY = SHOP.endDay() - HORIZON;
    private static final List<CustomerLife> ACTIVE = LongStream.range(0, SHOP.customers())
            .mapToObj(number -> CustomerLife.of(SHOP, number))
            .filter(life -> bought(life, DAY - HORIZON, DAY))
            .toList();

    private static boolean bought(CustomerLife life, int after, int until) {
        return life.visits().stream().anyMatch(visit -> visit.day() > after && visit.day() <= until);
    }

    private static double stayed(Predicate<CustomerTies> which) {
        return ACTIVE.stream()
                .filter(life -> which.test(CustomerTies.on(life, DAY)))
                .mapToDouble(life -> bought(life, DAY, SHOP.endDay()) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    @Test
    void whoPaidInAdvanceStaysMoreOftenThanOtherHoldersOfACard() {
        double paid = stayed(ties -> ties.prepaid() != null && ties.prepaid().signum() > 0);
        double others = stayed(ties -> ties.prepaid() != null && ties.prepaid().signum() == 0);
        assertThat(paid - others).isGreaterThan(.08);
    }

    @Test
    void whoseContractRunsForLongStaysMoreOften() {
        int halfYear = DAY + CalendarDays.HALF_YEAR;
        double running = stayed(ties -> ties.contractUntilDay() != null && ties.contractUntilDay() > halfYear);
        double ending = stayed(ties -> ties.contractUntilDay() != null && ties.contractUntilDay() <= halfYear);
        assertThat(running - ending).isGreaterThan(.05);
    }

    @Test
    void aContractStaysAsItWasSigned() {
        for (CustomerLife life : ACTIVE) {
            Integer then = CustomerTies.on(life, DAY).contractUntilDay();
            Integer now = CustomerTies.on(life, SHOP.endDay()).contractUntilDay();
            assertThat(then == null || now.equals(then) || now - then >= CalendarDays.YEAR)
                    .as(life.id)
                    .isTrue();
        }
    }

    @Test
    void fewAccountsComplainAgainAndAgainOfWhatWasTheirOwnFault() {
        List<CustomerLife> accounts =
                ACTIVE.stream().filter(life -> life.account != null).toList();
        long illWilled = accounts.stream()
                .filter(life -> unfounded(life, SHOP.endDay() - CalendarDays.YEAR) >= 2)
                .count();
        assertThat(illWilled / (double) accounts.size()).isBetween(.02, .08);
    }

    private static long unfounded(CustomerLife life, int after) {
        List<Row> cases = new ArrayList<>();
        new ServiceFile().rows(life, cases::add);
        return cases.stream()
                .filter(row -> Objects.equals(row.get(6), ServiceTable.THEIRS)
                        && row.getTimestamp(1)
                                .after(Timestamp.valueOf(
                                        LocalDate.ofEpochDay(after).atStartOfDay())))
                .count();
    }
}
