package ebb.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonLogTest {
    private final PrintStream err = System.err;

    @AfterEach
    void writeTextAgain() {
        System.setErr(err);
        System.clearProperty("ebb.log.appender");
        ((LoggerContext) LogManager.getContext(false)).reconfigure();
        LogContext.clear();
    }

    /** Also where one of Spark's own threads writes it. */
    @Test
    void aLineOfALibraryTellsTheRunTheJobAndTheDay() throws IOException, InterruptedException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.clearProperty("ebb.log.appender");
        JsonLog.switchOn();
        LogContext.doing("20260101T000000Z-1", "score");
        LogContext.asOf(Optional.of(LocalDate.of(2026, 1, 8)));
        Thread other =
                new Thread(() -> LogManager.getLogger("org.apache.spark.X").warn("something \"odd\""));
        other.start();
        other.join();

        JsonNode line = new ObjectMapper().readTree(printed.toString(StandardCharsets.UTF_8));
        assertThat(OffsetDateTime.parse(line.get("time").asText())).isNotNull();
        assertThat(line.get("level").asText()).isEqualTo("WARN");
        assertThat(line.get("message").asText()).isEqualTo("something \"odd\"");
        assertThat(line.get("run_id").asText()).isEqualTo("20260101T000000Z-1");
        assertThat(line.get("job").asText()).isEqualTo("score");
        assertThat(line.get("as_of").asText()).isEqualTo("2026-01-08");
    }
}
