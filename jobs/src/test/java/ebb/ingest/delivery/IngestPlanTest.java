package ebb.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.DeliveryMode;
import ebb.conf.Duplicates;
import ebb.conf.MissingFileRule;
import ebb.ingest.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestPlanTest {
    private static final IngestPlan.Terms APPEND =
            new IngestPlan.Terms(DeliveryMode.APPEND, MissingFileRule.WARN, Duplicates.NONE, "m");
    private static final SourceFile A = new SourceFile("a", 1, "hash-a");
    private static final SourceFile B = new SourceFile("b", 1, "hash-b");

    @Test
    void readsNewAndChangedFilesInOrder() {
        SourceFile corrected = new SourceFile("a", 2, "hash-a2");
        IngestPlan plan = IngestPlan.of(List.of(corrected, B), List.of(known(A, "m", 0)), APPEND);
        assertThat(plan.read()).containsExactly(corrected, B);
        assertThat(plan.replaced()).containsExactly("a", "b");
    }

    @Test
    void leavesUnchangedFilesAlone() {
        IngestPlan plan = IngestPlan.of(List.of(A, B), List.of(known(A, "m", 3), known(B, "m", 0)), APPEND);
        assertThat(plan).isEqualTo(new IngestPlan(List.of(), java.util.Set.of(), List.of(), List.of(), 2, "m"));
    }

    @Test
    void readsEverythingAgainUnderNewSettings() {
        assertThat(IngestPlan.of(
                                List.of(A),
                                List.of(known(A, "m", 0)),
                                new IngestPlan.Terms(
                                        DeliveryMode.APPEND, MissingFileRule.WARN, Duplicates.NONE, "other"))
                        .read())
                .containsExactly(A);
    }

    @Test
    void readsFilesWithDuplicatesAgainWhereAnotherWasCorrected() {
        SourceFile corrected = new SourceFile("b", 2, "hash-b2");
        IngestPlan plan = IngestPlan.of(List.of(A, corrected), List.of(known(A, "m", 1), known(B, "m", 0)), APPEND);
        assertThat(plan.read()).containsExactly(A, corrected);
    }

    @Test
    void readsFilesThatMayTakeRowsOutAgainWhereTheNewestWins() {
        IngestPlan.Terms newest =
                new IngestPlan.Terms(DeliveryMode.APPEND, MissingFileRule.WARN, Duplicates.byKeys("order_id"), "m");
        KnownFile filtered = new KnownFile("m", 2, false, new FileCounts(B, 2, 1, 0, 0, 1, 0, 0));
        SourceFile moved = new SourceFile("z", 1, "hash-a");
        assertThat(IngestPlan.of(List.of(B, moved), List.of(known(A, "m", 0), filtered), newest)
                        .read())
                .containsExactly(B, moved);
        assertThat(IngestPlan.of(List.of(B, moved), List.of(known(A, "m", 0), filtered), APPEND)
                        .read())
                .containsExactly(moved);
    }

    @Test
    void aDatabaseReplacesTheRowsUnderTheNameThatHeldItsSecrets() {
        String held = "jdbc:oracle:thin:shop/secret@db:1521:x#SELECT * FROM p WHERE a = 'b'";
        String open = "jdbc:oracle:thin:@db:1521:x#SELECT * FROM p WHERE a = '***'";
        KnownFile before = known(new SourceFile(held, 0, "rows 1"), "m", 0);
        IngestPlan plan = IngestPlan.of(List.of(new SourceFile(open, 0, "rows 2")), List.of(before), APPEND);
        assertThat(plan.replaced()).containsExactlyInAnyOrder(held, open);
        assertThat(plan.gone()).isEmpty();
    }

    @Test
    void aMovedFileReplacesTheRowsUnderItsOldName() {
        SourceFile moved = new SourceFile("z", 1, "hash-a");
        IngestPlan plan = IngestPlan.of(List.of(moved), List.of(known(A, "m", 0), known(B, "m", 0)), APPEND);
        assertThat(plan.replaced()).containsExactly("a", "z");
    }

    @Test
    void aCopyBesideItsOriginalIsAFileOfItsOwn() {
        SourceFile copy = new SourceFile("z", 1, "hash-a");
        IngestPlan plan = IngestPlan.of(List.of(A, copy), List.of(known(A, "m", 0)), APPEND);
        assertThat(plan.read()).containsExactly(copy);
        assertThat(plan.replaced()).containsExactly("z");
    }

    @Test
    void aFileThatIsGoneStaysUnlessItIsToGoWithItsRows() {
        List<KnownFile> known = List.of(known(A, "m", 0), known(B, "m", 0));
        assertThat(IngestPlan.of(List.of(B), known, APPEND).gone())
                .extracting(KnownFile::name)
                .containsExactly("a");
        assertThat(IngestPlan.of(List.of(B), known, APPEND).isIdle()).isTrue();
        IngestPlan removing = IngestPlan.of(
                List.of(B),
                known,
                new IngestPlan.Terms(DeliveryMode.APPEND, MissingFileRule.REMOVE, Duplicates.NONE, "m"));
        assertThat(removing.gone()).isEmpty();
        assertThat(removing.replaced()).containsExactly("a");
        assertThat(removing.isIdle()).isFalse();
    }

    @Test
    void aSnapshotReplacesEveryFileBeforeIt() {
        IngestPlan plan = IngestPlan.of(
                List.of(B),
                List.of(known(A, "m", 0)),
                new IngestPlan.Terms(DeliveryMode.SNAPSHOT, MissingFileRule.WARN, Duplicates.NONE, "m"));
        assertThat(plan.read()).containsExactly(B);
        assertThat(plan.replaced()).containsExactly("a", "b");
    }

    @Test
    void ofSnapshotsWithADateInTheirNamesTheNewestCounts() {
        List<SourceFile> files = List.of(
                new SourceFile("in/2025-11-09/part-2.csv", 1, "h1"),
                new SourceFile("in/2025-11-10/part-1.csv", 1, "h2"),
                new SourceFile("in/2025-11-10/part-2.csv", 1, "h3"),
                new SourceFile("in/2025-11-09/all_20251008.csv", 1, "h4"));
        IngestPlan plan = IngestPlan.of(
                files,
                List.of(),
                new IngestPlan.Terms(DeliveryMode.SNAPSHOT, MissingFileRule.WARN, Duplicates.NONE, "m"));
        assertThat(plan.read()).containsExactly(files.get(1), files.get(2));
        assertThat(plan.leftOut()).containsExactly(files.get(0), files.get(3));
    }

    @Test
    void filesWithoutADateAreOneSnapshot() {
        List<SourceFile> parts =
                List.of(new SourceFile("part-00000.csv", 1, "h1"), new SourceFile("part-00001.csv", 1, "h2"));
        assertThat(IngestPlan.of(
                                parts,
                                List.of(),
                                new IngestPlan.Terms(DeliveryMode.SNAPSHOT, MissingFileRule.WARN, Duplicates.NONE, "m"))
                        .read())
                .isEqualTo(parts);
    }

    private static KnownFile known(SourceFile file, String mappingHash, long duplicates) {
        return new KnownFile(mappingHash, 1, false, new FileCounts(file, 1 + duplicates, 1, duplicates, 0, 0, 0, 0));
    }
}
