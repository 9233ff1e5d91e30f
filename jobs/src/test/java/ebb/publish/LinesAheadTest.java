package ebb.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinesAheadTest {
    private static Iterator<String> lines(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).iterator();
    }

    @Test
    void handsOutEveryLineInItsOrder() {
        for (int count : List.of(0, 1, 999, 1_000, 1_001, 100_000)) {
            List<String> read = new ArrayList<>();
            try (LinesAhead ahead = new LinesAhead(() -> lines(count))) {
                ahead.forEachRemaining(read::add);
            }
            assertThat(read)
                    .as("%d lines", count)
                    .isEqualTo(
                            IntStream.range(0, count).mapToObj(String::valueOf).toList());
        }
    }

    @Test
    void failsWhereTheLinesCannotBeRead() {
        Iterator<String> broken = Stream.of("a", "b")
                .map(line -> {
                    if (line.equals("b")) {
                        throw new IllegalArgumentException("no such file");
                    }
                    return line;
                })
                .iterator();
        try (LinesAhead ahead = new LinesAhead(() -> broken)) {
            assertThatThrownBy(ahead::hasNext)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no such file");
        }
    }
}
