package ebb.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.spark.unsafe.types.UTF8String;

class DecimalsSeenTest {

    @Example
    void suspectsAMarkThatSeparatesThousands() {
        assertThat(of('.', List.of("999", "1.234")).suspect()).contains("1.234");
        assertThat(of(',', List.of("999", " 1,234 ")).suspect()).contains("1,234");
        assertThat(of('.', List.of("1.234", "2.345")).suspect()).isEmpty();
        assertThat(of('.', List.of("999", "1.234", "9.5")).suspect()).isEmpty();
        assertThat(of('.', List.of("999", "0.234")).suspect()).as("grams").isEmpty();
    }

    @Property(tries = 200)
    void seesTheSameHoweverTheTextsAreDivided(
            @ForAll @Size(max = 20) List<@IntRange(max = 3) Integer> kinds, @ForAll @IntRange(max = 20) int at) {
        List<String> texts =
                kinds.stream().map(List.of("5", "1.234", "2.500", "x")::get).toList();
        int split = Math.min(at, texts.size());
        DecimalsSeen merged = of('.', texts.subList(0, split));
        merged.merge(of('.', texts.subList(split, texts.size())));
        assertThat(merged.suspect().isPresent())
                .isEqualTo(of('.', texts).suspect().isPresent());
    }

    private static DecimalsSeen of(char mark, List<String> texts) {
        DecimalsSeen seen = new DecimalsSeen(mark);
        texts.forEach(text -> seen.see(UTF8String.fromString(text)));
        return seen;
    }
}
