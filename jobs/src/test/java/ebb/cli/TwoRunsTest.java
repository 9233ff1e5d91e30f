package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.EbbProcess;
import ebb.testing.SparkSessions;
import ebb.testing.TinyShop;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that want one lake at the same moment. */
@Tag("slow")
class TwoRunsTest {
    private static final int PAIRS = Integer.getInteger("ebb.pairs", 30);

    @TempDir
    Path folder;

    @Test
    @Tag("C1")
    void oneWorksAndTheOtherEndsWithFive(TestReporter reporter) {
        SparkSessions.shared();
        TinyShop.in(folder);
        EbbProcess first = start("ingest");
        assertThat(first.exit()).as(first::printed).isZero();
        Map<String, String> expected = null;
        int refused = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            EbbProcess one = start("build-ledger");
            EbbProcess two = start("build-ledger");
            List<Integer> exits = List.of(one.exit(), two.exit());
            // Both end with 0 where the second came after the first was over.
            assertThat(exits)
                    .as(() -> one.printed() + two.printed())
                    .contains(0)
                    .isSubsetOf(0, 5);
            refused += exits.contains(5) ? 1 : 0;
            Map<String, String> tables = TinyShop.newest(folder.resolve("lake").toString());
            expected = expected == null ? tables : expected;
            assertThat(tables).isEqualTo(expected);
        }
        assertThat(refused).isPositive();
        reporter.publishEntry(
                "figure", PAIRS + " pairs: one worked each time, " + refused + " times the other ended with 5");
    }

    private EbbProcess start(String verb) {
        return EbbProcess.start(
                folder,
                List.of(),
                List.of(
                        verb,
                        "--conf",
                        folder.resolve("shop.yaml").toString(),
                        "--set",
                        "lake=" + folder.resolve("lake")));
    }
}
