package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IngestPlanTest {
    private static final SourceFile A = new SourceFile("a", 1, "hash-a");
    private static final SourceFile B = new SourceFile("b", 1, "hash-b");

    @Test
    void readsNewAndChangedFilesInOrder() {
        SourceFile corrected = new SourceFile("a", 2, "hash-a2");
        IngestPlan plan = IngestPlan.of(List.of(corrected, B), List.of(known(A, "m", 0)), "m");
        assertThat(plan.read()).containsExactly(corrected, B);
        assertThat(plan.replaced()).containsExactly("a", "b");
    }

    @Test
    void leavesUnchangedFilesAlone() {
        IngestPlan plan = IngestPlan.of(List.of(A, B), List.of(known(A, "m", 3), known(B, "m", 0)), "m");
        assertThat(plan).isEqualTo(new IngestPlan(List.of(), java.util.Set.of(), 2, "m"));
    }

    @Test
    void readsEverythingAgainUnderNewSettings() {
        assertThat(IngestPlan.of(List.of(A), List.of(known(A, "m", 0)), "other").read())
                .containsExactly(A);
    }

    @Test
    void readsFilesWithDuplicatesAgainWhereAnotherWasCorrected() {
        SourceFile corrected = new SourceFile("b", 2, "hash-b2");
        IngestPlan plan = IngestPlan.of(List.of(A, corrected), List.of(known(A, "m", 1), known(B, "m", 0)), "m");
        assertThat(plan.read()).containsExactly(A, corrected);
    }

    @Test
    void aMovedFileReplacesTheRowsUnderItsOldName() {
        SourceFile moved = new SourceFile("z", 1, "hash-a");
        IngestPlan plan = IngestPlan.of(List.of(moved), List.of(known(A, "m", 0), known(B, "m", 0)), "m");
        assertThat(plan.replaced()).containsExactly("a", "z");
    }

    @Test
    void aCopyBesideItsOriginalIsAFileOfItsOwn() {
        SourceFile copy = new SourceFile("z", 1, "hash-a");
        IngestPlan plan = IngestPlan.of(List.of(A, copy), List.of(known(A, "m", 0)), "m");
        assertThat(plan.read()).containsExactly(copy);
        assertThat(plan.replaced()).containsExactly("z");
    }

    private static IngestPlan.Known known(SourceFile file, String mappingHash, long duplicates) {
        return new IngestPlan.Known(file, mappingHash, 1, duplicates);
    }
}
