package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatIfVerbTest {
    @TempDir
    static Path folder;

    @Test
    void saysWhatALossRateCosts() {
        CommandLineRun answer = CommandLineRun.of(
                "what-if",
                "--loss-rate",
                "5",
                "--customers",
                "64000",
                "--gained",
                "3200",
                "--revenue",
                "40000",
                "--margin",
                "10");
        assertThat(answer.err()).isEmpty();
        assertThat(answer.exit()).isZero();
        assertThat(answer.out())
                .contains("Lost in a year: 3,200 customers, EUR 128,000,000 of revenue, EUR 12,800,000 of profit");
    }

    @Test
    void namesTheThreeReckonings() {
        CommandLineRun answer = CommandLineRun.of(
                "what-if", "--loss-rate", "10", "--customers", "1000", "--gained", "200", "--revenue", "1");
        assertThat(answer.out())
                .contains("set economics.margin", "of all   in number  compounding")
                .containsPattern("10 +1,651 +2,000 +2,594");
    }

    @Test
    void refusesWhatIsNoRate() {
        CommandLineRun answer = CommandLineRun.of("what-if", "--loss-rate", "120");
        assertThat(answer.exit()).isEqualTo(ExitCode.USAGE.code);
        assertThat(answer.err())
                .contains("Cannot use --loss-rate 120.0. Give 0 to 100 per cent.")
                .doesNotContain("at ebb.");
    }
}
