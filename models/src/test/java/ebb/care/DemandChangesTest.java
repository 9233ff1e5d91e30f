package ebb.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.schema.ExpectedDemandTable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.junit.jupiter.api.Test;

/** Weeks from 1 July 2026 on, of a category of which 100.00 were bought in a week of late. */
class DemandChangesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
    private final List<Row> demand = new ArrayList<>();

    /** One letter for each week: r rises to 150, f falls to 50, s is steady; 40 of the past were judged. */
    private void add(String category, String region, String weeks, long right) {
        for (int week = 0; week < weeks.length(); week++) {
            char change = weeks.charAt(week);
            String label = change == 'r'
                    ? ExpectedDemandTable.RISING
                    : change == 'f' ? ExpectedDemandTable.FALLING : ExpectedDemandTable.STEADY;
            int expected = change == 'r' ? 150 : change == 'f' ? 50 : 100;
            Map<String, Object> cells = new HashMap<>(Map.of(
                    ExpectedDemandTable.WEEK_FROM_ON,
                    Date.valueOf(FIRST.plusWeeks(week)),
                    ExpectedDemandTable.CATEGORY,
                    category,
                    ExpectedDemandTable.REGION,
                    region,
                    ExpectedDemandTable.EXPECTED,
                    BigDecimal.valueOf(expected),
                    ExpectedDemandTable.LOW,
                    BigDecimal.valueOf(expected - 30),
                    ExpectedDemandTable.HIGH,
                    BigDecimal.valueOf(expected + 20),
                    ExpectedDemandTable.RECENT,
                    BigDecimal.valueOf(100),
                    ExpectedDemandTable.CHANGE,
                    label,
                    ExpectedDemandTable.CHANGES_JUDGED,
                    40L,
                    ExpectedDemandTable.CHANGES_RIGHT,
                    right));
            demand.add(new GenericRowWithSchema(
                    java.util.Arrays.stream(ExpectedDemandTable.TABLE.schema().fieldNames())
                            .map(cells::get)
                            .toArray(),
                    ExpectedDemandTable.TABLE.schema()));
        }
    }

    @Test
    void tellsTheLongestStretchOfTwoWeeksOrMore() {
        add("wine", "north", "rsrrfff", 35);
        DemandChange change = DemandChanges.of(demand).of("wine", "north").orElseThrow();
        assertThat(change.from()).isEqualTo(FIRST.plusWeeks(4));
        assertThat(change.until()).isEqualTo(FIRST.plusWeeks(7).minusDays(1));
        assertThat(change.share()).isCloseTo(-0.5, within(1e-9));
        assertThat(change.low()).isCloseTo(-0.8, within(1e-9));
        assertThat(change.high()).isCloseTo(-0.3, within(1e-9));
        assertThat(change.where()).isEqualTo(" in north");
    }

    @Test
    void oneWeekAloneIsNoChange() {
        add("wine", "north", "rsrsfr", 35);
        assertThat(DemandChanges.of(demand).of("wine", "north")).isEmpty();
        assertThat(DemandChanges.of(demand).categories()).isEmpty();
    }

    @Test
    void saysNothingWhereThePastDoesNotBearItOut() {
        add("wine", "north", "rr", 27);
        assertThat(DemandChanges.of(demand).categories()).as("52 to 80 %").containsExactly("wine");
        assertThat(DemandChanges.of(demand).record())
                .isEqualTo("such weeks were called rightly in 68 % of 40 of the past");
        demand.clear();
        add("wine", "north", "rr", 26);
        assertThat(DemandChanges.of(demand).categories()).as("49 to 78 %").isEmpty();
        demand.clear();
        add("wine", "all", "rr", 40);
        assertThat(DemandChanges.of(demand).categories())
                .as("no region is judged")
                .isEmpty();
    }

    @Test
    void aRegionThatIsNotForecastAloneIsToldOfAllRegions() {
        add("wine", "north", "ss", 35);
        add("wine", "all", "rr", 35);
        add("wine", "others", "ff", 35);
        add("wine", "not given", "ff", 35);
        add("others", "north", "rr", 35);
        DemandChanges changes = DemandChanges.of(demand);
        assertThat(changes.of("wine", "north")).as("steady").isEmpty();
        assertThat(changes.of("wine", "islet").orElseThrow().where()).isEmpty();
        assertThat(changes.of("wine", null).orElseThrow().share()).isPositive();
        assertThat(changes.of("wine", "not given").orElseThrow().share()).isPositive();
        assertThat(changes.of("tea", "north")).isEmpty();
        assertThat(changes.categories()).containsExactly("wine");
    }
}
