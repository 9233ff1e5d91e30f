package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunVerbTest {
    @TempDir
    Path folder;

    @Test
    void theTrainingCanBeLeftToAnotherNight() throws Exception {
        Files.writeString(folder.resolve("in.csv"), "customer_id,ordered_at,amount\n");
        assertThat(planned()).contains("train: would").contains("score: would");
        assertThat(planned("--without-training")).doesNotContain("train: would").contains("score: would");
    }

    private String planned(String... more) {
        String[] arguments = new String[more.length + 4];
        System.arraycopy(more, 0, arguments, 4, more.length);
        arguments[0] = "run";
        arguments[1] = "--dry-run";
        arguments[2] = "--set";
        arguments[3] = "inputs.purchases.path=" + folder.resolve("in.csv");
        return CommandLineRun.on(folder.resolve("lake"), arguments).out();
    }
}
