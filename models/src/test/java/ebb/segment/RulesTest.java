package ebb.segment;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.feature.FeatureCatalogue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);
    private static final SegmentSettings SETTINGS = SegmentSettings.DEFAULTS;

    private static CustomerFacts customer(boolean active, Band risk, CustomerFacts.Rhythm rhythm) {
        return new CustomerFacts(
                "c",
                AS_OF,
                active,
                0.4,
                risk,
                new BigDecimal("120.00"),
                new CustomerFacts.Contact(null, null, false),
                rhythm);
    }

    @ParameterizedTest
    @CsvSource({
        "false, LOW,  900, 20, 0.5, LAPSED",
        "true,  HIGH, 900, 180, 0.5, RETURNED",
        "true,  LOW,  900, 179, 0.5, ACTIVE",
        "true,  HIGH, 60,  20, 0.5, NEW",
        "true,  HIGH, 61,  20, 0.5, AT_RISK",
        "true,  MEDIUM, 900, 20, 1.5, COOLING",
        "true,  MEDIUM, 900, 20, 1.49, ACTIVE",
        "true,  LOW,  900, NaN, NaN, ACTIVE"
    })
    void namesTheFirstLifecycleStateThatHolds(
            boolean active, Band risk, double tenure, double lastGap, double silence, Lifecycle expected) {
        CustomerFacts.Rhythm rhythm = new CustomerFacts.Rhythm(10, 5, tenure, lastGap, silence, 500);
        assertThat(Lifecycle.of(customer(active, risk, rhythm), SETTINGS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.29, LOW", "0.3, MEDIUM", "0.59, MEDIUM", "0.6, HIGH", "1, HIGH"})
    void aValueOnALimitBelongsAboveIt(double probability, Band expected) {
        assertThat(Band.of(probability, SETTINGS.riskLimits())).isEqualTo(expected);
    }

    @Test
    void bandsAreWrittenInLowerCaseAndReadBack() {
        assertThat(Band.named(Band.MEDIUM.label())).isEqualTo(Band.MEDIUM);
        assertThat(Band.named(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "5,5,5, champions",
        "4,5,5, loyal",
        "3,4,1, frequent small buyers",
        "3,2,5, big spenders",
        "5,1,1, promising",
        "3,3,3, ordinary",
        "2,4,1, slipping away",
        "1,1,5, slipping away",
        "1,1,1, quiet"
    })
    void namesTheGroupOfTheThreeFifths(int recency, int frequency, int amount, String group) {
        assertThat(RfmGroup.named(recency, frequency, amount)).isEqualTo(group);
    }

    @Test
    void aShortSilenceIsTheBestFifth() {
        List<Double> fifths = List.of(10.0, 20.0, 30.0, 40.0);
        PopulationLimits limits = new PopulationLimits(new Band.Limits(1, 2), fifths, fifths, fifths);
        CustomerFacts.Rhythm best = new CustomerFacts.Rhythm(1, 40, 900, 20, 0.5, 50);
        assertThat(RfmGroup.of(customer(true, Band.LOW, best), limits)).isEqualTo("champions");
        assertThat(RfmGroup.of(customer(false, null, best), limits)).isEqualTo("lapsed");
    }

    @ParameterizedTest
    @CsvSource({
        "3650, 900, 90, 900", // a year's amount, a quarter of it
        "365, 29, 90, 365", // a first basket is not a pace
        "365, 179, 90, 182.50" // half a year with us
    })
    void expectsThePaceOfTheYear(double yearAmount, double tenure, int horizon, BigDecimal expected) {
        BigDecimal value = ExpectedValue.ifStaying(yearAmount, tenure, horizon);
        assertThat(value).isEqualByComparingTo(expected);
    }

    @Test
    void putsTheProbableLossAtRisk() {
        assertThat(ExpectedValue.atRisk(0.25, new BigDecimal("900.10"))).isEqualTo(new BigDecimal("225.02"));
        assertThat(ExpectedValue.atRisk(Double.NaN, BigDecimal.ONE)).isNull();
        assertThat(ExpectedValue.atRisk(0.25, null)).isNull();
    }

    @Test
    void holdsBackTheShareTheConfAsksFor() {
        long held = IntStream.range(0, 20_000)
                .filter(i -> SETTINGS.controlGroup().holds("c" + i))
                .count();
        assertThat(held).isBetween(1_850L, 2_150L);
    }

    @Test
    void holdsBackTheSameCustomersEverywhere() {
        assertThat(IntStream.range(0, 60)
                        .filter(i -> SETTINGS.controlGroup().holds("c" + i))
                        .boxed())
                .containsExactly(33, 38, 56, 59);
    }

    @Test
    void readsOnlyFeaturesOfTheCatalogue() {
        assertThat(FeatureCatalogue.names()).containsAll(SegmentFeatures.NAMES);
    }
}
