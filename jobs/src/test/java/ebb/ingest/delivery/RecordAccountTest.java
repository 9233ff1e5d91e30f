package ebb.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.ingest.catalogue.DataRefused;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.ingest.source.FileFacts;
import ebb.ingest.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordAccountTest {
    private static final FileCounts THREE = FileCounts.judged(new SourceFile("a.csv", 1, ""), Map.of("accepted", 3L));

    @Test
    void refusesRowsThatAreFewerOrMoreThanTheRecordsCounted() {
        assertThatThrownBy(() -> account(4).requireAll(List.of(THREE)))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("a.csv holds 4 records, but 3 rows were read");
        assertThatThrownBy(() -> account(2).requireAll(List.of(THREE))).isInstanceOf(DataRefused.class);
        assertThatCode(() -> account(3).requireAll(List.of(THREE))).doesNotThrowAnyException();
        assertThatCode(() -> account(-1).requireAll(List.of(THREE))).doesNotThrowAnyException();
    }

    private static RecordAccount account(long records) {
        FileFacts facts = new FileFacts(List.of("customer_id"), Set.of(), records, "");
        return new RecordAccount(InputCatalogue.PURCHASES, Map.of("a.csv", facts), Map.of(), List.of());
    }
}
