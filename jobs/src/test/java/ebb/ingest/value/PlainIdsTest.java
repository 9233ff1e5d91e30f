package ebb.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.IdRule;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.unsafe.types.UTF8String;

class PlainIdsTest {
    private static final Set<IdRule> ALL = Set.of(IdRule.TRIM, IdRule.WHOLE_NUMBERS, IdRule.LOWER_CASE);

    @Property
    void passesOnOnlyWhatTheRulesLeaveAsItIs(@ForAll String id) {
        UTF8String passed = new PlainIds(true, true).read(UTF8String.fromString(id));
        if (passed != null) {
            assertThat(passed.toString()).isEqualTo(new IdFormat(ALL, Set.of()).of(id));
        }
    }

    @Property
    void aWholeNumberIsOneIdHoweverAProgramWritesDoubles(@ForAll @IntRange(min = 0) int number) {
        IdFormat format = new IdFormat(ALL, Set.of());
        for (String written : List.of(
                number + ".0",
                String.valueOf((double) number),
                String.format(Locale.ROOT, "%.12E", (double) number),
                String.format(Locale.ROOT, "%.9e", (double) number))) {
            UTF8String text = UTF8String.fromString(written);
            assertThat(format.of(written)).as(written).isEqualTo(String.valueOf(number));
            assertThat(new PlainIds(true, true).read(text)).isNull();
        }
        assertThat(List.of("2E5", "1.5", "1.25E+01", "a.0", "1.785E-4"))
                .allMatch(id -> format.of(id).equals(id.toLowerCase(Locale.ROOT)));
        assertThat(format.of("2E+05")).isEqualTo("200000");
    }

    @Example
    void anIdThatLacksDigitsIsNoWholeNumber() {
        IdFormat format = new IdFormat(ALL, Set.of());
        assertThat(List.of("4.90156E+11", "4,90156E+11", "1.79e+04", "49.0156E+10", "5E+11", " 1.2E+07 "))
                .allMatch(ShortenedId::is);
        assertThat(format.of("4.90156E+11")).isEqualTo("4.90156e+11");
        assertThat(List.of(
                        "1.2345601E7",
                        "4.90156E11",
                        "1.7850E+04",
                        "4.90156000000E+11",
                        "2E+05",
                        "17850.0",
                        "A1E+11",
                        "ann+1@x.example"))
                .noneMatch(ShortenedId::is);
        assertThat(format.of("1.23456E7")).isEqualTo("12345600");
    }

    @Property
    void passesOnNumbers(@ForAll int id) {
        UTF8String text = UTF8String.fromString(String.valueOf(id));
        assertThat(new PlainIds(true, true).read(text)).isEqualTo(text);
    }
}
