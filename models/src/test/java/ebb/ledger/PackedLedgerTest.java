package ebb.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.input.CustomerBase;
import ebb.schema.LedgerTable;
import ebb.testing.Ledgers;
import ebb.testing.Line;
import ebb.testing.ReferenceLedger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class PackedLedgerTest {
    private static final Line NEW = Line.purchase("new", 7, 100);

    private final List<Line> before = IntStream.range(0, 500)
            .mapToObj(i -> Line.purchase("c" + i, i % 9, 100))
            .toList();
    /** The first is taken back whole, one comes, the others stay. */
    private final List<Line> after =
            Stream.concat(before.stream().skip(1), Stream.of(NEW)).toList();

    private final Dataset<Row> table = LedgerRowEncoder.toTable(LedgerBuilder.build(Ledgers.purchases(before)));
    private final Dataset<LedgerRow> changes =
            LedgerBuilder.sum(change(before.subList(0, 1), "delete").union(change(List.of(NEW), "insert")));
    private final PackedLedger ledger = PackedLedger.of(table, changes);

    @Test
    void addsTheChangesWhenItIsUnpacked() {
        assertThat(ReferenceLedger.cells(ledger.rows().collectAsList())).isEqualTo(ReferenceLedger.of(after));
    }

    @Test
    void countsOnlyCustomersOfWhomSomethingIsLeft() {
        assertThat(ledger.customers()).isEqualTo(500);
    }

    @Test
    void leavesRowsThatDoNotChangeAsTheyLie() {
        Column isChanged = functions.col(LedgerTable.CUSTOMER_ID).equalTo("c0");
        Column noEntries = functions.lit(new byte[] {});
        Dataset<Row> unreadable = table.withColumn(
                LedgerTable.ENTRIES,
                functions.when(isChanged, functions.col(LedgerTable.ENTRIES)).otherwise(noEntries));
        assertThat(PackedLedger.of(unreadable, changes).persist().customers()).isEqualTo(500);
    }

    @Test
    void sendsNoRowOfTheTableAround() {
        Dataset<Row> large = table.hint("merge");
        String plan = PackedLedger.of(large, changes)
                .rows()
                .queryExecution()
                .executedPlan()
                .toString();
        assertThat(plan).contains("BroadcastHashJoin").doesNotContain("hashpartitioning");
    }

    @Test
    void drawsTheSameCustomersHoweverTheLedgerCame() {
        List<String> drawn = ids(ledger.sample(100));
        assertThat(drawn).hasSizeBetween(70, 130);
        Dataset<LedgerRow> anew = LedgerBuilder.build(Ledgers.purchases(after));
        assertThat(drawn).isEqualTo(ids(PackedLedger.ofRows(anew).sample(100)));
        assertThat(ids(ledger.sample(500))).hasSize(500);
    }

    @Test
    void findsThoseOfASampleAmongAccountsThatAreJoinedAlready() {
        CustomerBase all = CustomerBase.of(ledger.rows());
        List<String> drawn =
                all
                        .within(ledger.buckets(100))
                        .accounts()
                        .map(one -> one.timeline().customerId())
                        .collect()
                        .stream()
                        .sorted()
                        .toList();
        assertThat(drawn).isEqualTo(ids(ledger.sample(100)));
        assertThat(all.within(ledger.buckets(500))).isSameAs(all);
    }

    private static List<String> ids(Dataset<LedgerRow> rows) {
        return rows.collectAsList().stream()
                .map(LedgerRow::getCustomerId)
                .sorted()
                .toList();
    }

    private static Dataset<LedgerRow> change(List<Line> lines, String type) {
        return LedgerBuilder.changes(Ledgers.purchases(lines).withColumn("_change_type", functions.lit(type)));
    }
}
