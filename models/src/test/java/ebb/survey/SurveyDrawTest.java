package ebb.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SurveyDrawTest {

    @Test
    void givesEachStratumItsShareAndAtLeastTwo() {
        assertThat(SurveyDraw.allocation(Map.of("large", 900L, "middle", 90L, "small", 10L), 100))
                .isEqualTo(Map.of("large", 89L, "middle", 9L, "small", 2L));
        assertThat(SurveyDraw.allocation(Map.of("large", 900L, "middle", 90L, "small", 10L), 5))
                .as("too few for two of each: one of each, or nobody would stand for the smaller ones")
                .isEqualTo(Map.of("large", 3L, "middle", 1L, "small", 1L));
        assertThat(SurveyDraw.allocation(Map.of("large", 900L, "single", 1L), 4))
                .isEqualTo(Map.of("large", 3L, "single", 1L));
    }

    @Property(tries = 200)
    void drawsAsManyAsAreAskedForAndNobodyWhoIsNotThere(
            @ForAll @Size(min = 1, max = 8)
                    Map<@IntRange(max = 20) Integer, @IntRange(min = 1, max = 300) Integer> strata,
            @ForAll @IntRange(min = 1, max = 500) int customers) {
        Map<String, Long> sizes = new TreeMap<>();
        strata.forEach((name, size) -> sizes.put("s" + name, (long) size));
        Map<String, Long> drawn = SurveyDraw.allocation(sizes, customers);
        long all = sizes.values().stream().mapToLong(Long::longValue).sum();
        assertThat(drawn.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(Math.min(customers, all));
        drawn.forEach((stratum, count) -> assertThat(count).isBetween(0L, sizes.get(stratum)));
    }

    @Test
    void refusesSettingsThatCannotBe() {
        assertThatThrownBy(() -> new SurveySettings(true, "fax", 180, 30))
                .hasMessageContaining("survey.channel: fax. Set one of visit, phone, letter, email.");
        assertThatThrownBy(() -> new SurveySettings(true, "email", 0, 1)).hasMessageContaining("survey.rest-days: 0");
        assertThatThrownBy(() -> new SurveySettings(true, "email", 30, 31))
                .hasMessageContaining("survey.answer-days: 31");
        assertThat(new SurveySettings(true, "email", 30, 30).answerDays()).isEqualTo(30);
    }
}
