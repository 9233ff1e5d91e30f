package ebb.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.ExportSettings.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListFileTest {
    @TempDir
    Path folder;

    @Test
    void aListThatCannotBeRecordedIsNotLeftBeside() throws IOException {
        Path path = Files.writeString(folder.resolve("list.csv"), "before");
        Path beside = Files.writeString(folder.resolve("list.csv.unfinished"), "now");
        ListFile.Staged staged = new ListFile.Staged(new ListFile(path, Dialect.PLAIN), beside, 1, "");

        assertThatThrownBy(() -> staged.handOver(() -> {
                    throw new IllegalStateException("Cannot record");
                }))
                .hasMessage("Cannot record");
        assertThat(beside).doesNotExist();
        assertThat(path).hasContent("before");

        Files.writeString(beside, "now");
        staged.handOver(() -> {});
        assertThat(path).hasContent("now");
        assertThat(beside).doesNotExist();
    }
}
