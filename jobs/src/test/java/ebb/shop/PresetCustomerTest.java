package ebb.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ebb.schema.ShopTruthTable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PresetCustomerTest {
    private static final long SEED = 7;

    @ParameterizedTest
    @EnumSource(ShopPreset.class)
    void buysFromTheDayOfJoiningToTheDayOfLeavingWithinTheShopsDays(ShopPreset preset) {
        for (PresetCustomer customer : customers(preset)) {
            assertThat(customer.days()).isNotEmpty().isSorted().doesNotHaveDuplicates();
            assertThat(customer.days().get(0))
                    .isEqualTo(customer.joinDay())
                    .isBetween((int) preset.startDate().toEpochDay(), (int)
                            preset.endDate().toEpochDay());
            assertThat(customer.days().get(customer.days().size() - 1))
                    .isLessThanOrEqualTo(
                            Math.min(customer.leftDay(), (int) preset.endDate().toEpochDay()));
        }
    }

    @ParameterizedTest
    @EnumSource(ShopPreset.class)
    void isTheSameForTheSameSeedAndHasOthersBesideIt(ShopPreset preset) {
        assertThat(customers(preset)).isEqualTo(customers(preset));
        assertThat(customers(preset).stream().map(PresetCustomer::days).distinct())
                .hasSizeGreaterThan(250);
    }

    @Test
    void buysAtMostOnceAYearInTheYearlyShop() {
        for (PresetCustomer customer : customers(ShopPreset.YEARLY)) {
            List<Integer> days = customer.days();
            for (int i = 1; i < days.size(); i++) {
                assertThat(days.get(i) - days.get(i - 1)).isGreaterThan(330);
            }
        }
    }

    @Test
    void givesBeforeChristmasOrNeverAgainAsADonor() {
        List<PresetCustomer> donors = customers(ShopPreset.DONORS);
        double late = donors.stream()
                .filter(donor -> LocalDate.ofEpochDay(donor.joinDay()).getMonthValue() >= 11)
                .count();
        assertThat(late / donors.size()).isGreaterThan(.75);
        assertThat(donors.stream().filter(donor -> donor.days().size() == 1).count() / (double) donors.size())
                .isBetween(.35, .75);
    }

    @Test
    void joinsEverMoreOftenInTheGrowingShopAndSeldomInTheOneInDecline() {
        assertThat(shareJoinedInLastYear(ShopPreset.GROWING)).isGreaterThan(.5);
        assertThat(shareJoinedInLastYear(ShopPreset.DECLINING)).isLessThan(.1);
        assertThat(shareThere(ShopPreset.GROWING)).isGreaterThan(shareThere(ShopPreset.DECLINING));
    }

    @Test
    void hasGapsOfTheirMeanThatForgetThePastInTheMemorylessShop() {
        List<PresetCustomer> customers = customers(ShopPreset.MEMORYLESS);
        assertThat(customers).allSatisfy(one -> assertThat(one.usualGapDays()).isEqualTo(60));
        double[] gaps = customers.stream()
                .flatMapToDouble(one -> IntStream.range(1, one.days().size())
                        .mapToDouble(i -> one.days().get(i) - one.days().get(i - 1)))
                .toArray();
        double mean = Arrays.stream(gaps).average().orElseThrow();
        double variance = Arrays.stream(gaps)
                .map(gap -> (gap - mean) * (gap - mean))
                .average()
                .orElseThrow();
        assertThat(Math.sqrt(variance) / mean)
                .as("coefficient of variation of an exponential")
                .isCloseTo(1, within(.12));
    }

    @Test
    void knowsBrandsInTheWeeklyPanelAndNothingElsewhere() {
        assertThat(categories(ShopPreset.WEEKLY_PANEL)).contains("coffee-a", "coffee-b", "coffee-c");
        assertThat(categories(ShopPreset.DONORS)).containsOnlyNulls();
    }

    @Test
    void saysInTheTruthWhoLeftAndWhoIsThereYet() {
        PresetCustomer left = customers(ShopPreset.DECLINING).stream()
                .filter(one -> one.leftDay() <= ShopPreset.DECLINING.endDate().toEpochDay())
                .findFirst()
                .orElseThrow();
        Row truth = PresetShop.truth(ShopPreset.DECLINING, SEED, left.number());
        assertThat(truth.getDate(ShopTruthTable.TABLE.schema().fieldIndex(ShopTruthTable.LEFT_ON))
                        .toLocalDate())
                .isEqualTo(LocalDate.ofEpochDay(left.leftDay()));
    }

    @Test
    void refusesAPresetThatIsNotThereAndNamesThoseThatAre() {
        assertThatThrownBy(() -> ShopPreset.of("monthly"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("monthly")
                .hasMessageContaining("weekly-panel");
    }

    private static List<PresetCustomer> customers(ShopPreset preset) {
        return LongStream.range(0, 300)
                .mapToObj(number -> PresetCustomer.draw(preset, SEED, number))
                .toList();
    }

    private static double shareJoinedInLastYear(ShopPreset preset) {
        long from = preset.endDate().minusYears(1).toEpochDay();
        return customers(preset).stream().filter(one -> one.joinDay() > from).count() / 300.0;
    }

    private static double shareThere(ShopPreset preset) {
        return customers(preset).stream()
                        .filter(one -> one.leftDay() > preset.endDate().toEpochDay())
                        .count()
                / 300.0;
    }

    private static Set<String> categories(ShopPreset preset) {
        return LongStream.range(0, 50)
                .boxed()
                .flatMap(number -> PresetShop.lines(preset, SEED, number).stream())
                .map(row -> row.getString(5))
                .collect(Collectors.toSet());
    }
}
