package ebb.job;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.LedgerStore;
import ebb.ledger.LedgerBuilder;
import ebb.testing.Ledgers;
import ebb.testing.Line;
import ebb.testing.SparkSessions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerUpdateTest {
    @TempDir
    Path folder;

    @Test
    void foldsInWhatABuildAddedThatWasKilledBeforeItFolded() {
        Lake lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        LedgerStore store =
                new LedgerStore(lake.spark(), folder.resolve("ledger").toString());
        store.rebuild(LedgerBuilder.build(Ledgers.purchases(List.of(Line.purchase("a", 20_000, 10)))), 3);
        store.add(LedgerBuilder.build(Ledgers.purchases(List.of(Line.purchase("a", 20_001, 20)))), 4);
        assertThat(store.isWorthFolding()).isTrue();

        assertThat(LedgerUpdate.bringUp(lake, store, 4, 4)).isEqualTo("changes folded in");

        assertThat(store.isWorthFolding()).isFalse();
        assertThat(store.foldedVersion()).isEqualTo(4);
        assertThat(store.read().first().getDays()).containsExactly(20_000, 20_001);
        assertThat(LedgerUpdate.bringUp(lake, store, 4, 4)).isEqualTo("nothing changed since it was built");
    }
}
