package ebb.job;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.LedgerStore;
import ebb.ledger.LedgerBuilder;
import ebb.ledger.LedgerRow;
import ebb.schema.Column;
import ebb.testing.SparkSessions;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
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
        store.rebuild(ledger(20_000), 3);
        store.add(ledger(20_001), 4);
        assertThat(store.isWorthFolding()).isTrue();

        assertThat(LedgerUpdate.bringUp(lake, store, 4, 4)).isEqualTo("changes folded in");

        assertThat(store.isWorthFolding()).isFalse();
        assertThat(store.foldedVersion()).isEqualTo(4);
        assertThat(store.readPacked().rows().toDF().select("days").first().<Integer>getList(0))
                .containsExactly(20_000, 20_001);
        assertThat(LedgerUpdate.bringUp(lake, store, 4, 4)).isEqualTo("nothing changed since it was built");
    }

    /** One purchase of a customer. */
    private static Dataset<LedgerRow> ledger(int day) {
        return LedgerBuilder.build(SparkSessions.shared()
                .sql("SELECT 'a' AS customer_id, date_from_unix_date(" + day + ") AS ordered_on, CAST(0.1 AS "
                        + Column.MONEY.sql()
                        + ") AS amount, CAST(NULL AS STRING) AS category, CAST(1 AS DECIMAL(18,3)) AS quantity"));
    }
}
