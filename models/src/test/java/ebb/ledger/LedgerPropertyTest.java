package ebb.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.Line;
import ebb.testing.ReferenceLedger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The ledger against a plain reference, whatever comes in whatever order. */
class LedgerPropertyTest {

    @Provide
    Arbitrary<List<Line>> lines() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "ü-21", "long customer number 4711", "\uD83D\uDE00", "\uFF5E"),
                        Arbitraries.integers().between(-800, 20_000),
                        Arbitraries.of("", "tea", "coffee", "\uFF5E", "\uD83D\uDE00"),
                        Arbitraries.longs().between(-100_000, 900_000),
                        Arbitraries.longs().between(-3_000, 9_000))
                .as(Line::new)
                .list()
                .ofMaxSize(120);
    }

    @Property
    void equalsThePlainSumWhateverTheOrderAndThePartitions(
            @ForAll("lines") List<Line> lines, @ForAll long seed, @ForAll("partitions") int partitions) {
        List<Line> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(seed));
        assertSame(LocalLedger.of(shuffled, 1, partitions), lines);
    }

    @Property
    void ofDailyChangesAddedUpEqualsThatOfAllAtOnce(@ForAll("lines") List<Line> lines, @ForAll long seed) {
        List<Line> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(seed));
        Map<String, LedgerRow> ledger = new HashMap<>();
        for (int from = 0; from < shuffled.size(); from += 7) {
            add(ledger, LocalLedger.of(shuffled.subList(from, Math.min(shuffled.size(), from + 7)), 1, 3));
        }
        assertSame(ledger.values(), lines);
    }

    @Property
    void forgetsWhatIsTakenBack(@ForAll("lines") List<Line> kept, @ForAll("lines") List<Line> takenBack) {
        Map<String, LedgerRow> ledger = new HashMap<>();
        add(ledger, LocalLedger.of(takenBack, -1, 2));
        add(ledger, LocalLedger.of(kept, 1, 2));
        add(ledger, LocalLedger.of(takenBack, 1, 2));
        assertSame(ledger.values(), kept);
    }

    @Provide
    Arbitrary<Integer> partitions() {
        return Arbitraries.integers().between(1, 5);
    }

    private static void assertSame(Iterable<LedgerRow> rows, List<Line> lines) {
        List<LedgerRow> left = new ArrayList<>();
        rows.forEach(row -> {
            if (!row.hasNoEntries()) {
                left.add(row);
            }
        });
        assertThat(ReferenceLedger.cells(left).toString())
                .isEqualTo(ReferenceLedger.of(lines).toString());
    }

    private static void add(Map<String, LedgerRow> ledger, List<LedgerRow> changes) {
        changes.forEach(row -> ledger.merge(row.getCustomerId(), row, LedgerRow::plus));
    }

    @Property(tries = 3)
    void sumsACustomerWithVeryManyLines(@ForAll long seed) {
        Random random = new Random(seed);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            String customer = i % 2 == 0 ? "cash" : "c" + random.nextInt(3000);
            lines.add(new Line(customer, random.nextInt(300), "k" + random.nextInt(9), random.nextInt(500) - 20, 1000));
        }
        assertSame(LocalLedger.of(lines, 1, 4), lines);
    }
}
