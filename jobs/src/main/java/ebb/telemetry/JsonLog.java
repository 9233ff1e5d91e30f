package ebb.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;

/** Log lines as JSON: those of Ebb itself, and those of Spark by the same keys. */
public final class JsonLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);
    private static final String APPENDER = "ebb.log.appender";

    private JsonLog() {}

    /** Lets Log4j write JSON from now on, as {@code conf/log4j2.properties} describes it. */
    public static void switchOn() {
        if (!"json".equals(System.getProperty(APPENDER))) {
            System.setProperty(APPENDER, "json");
            if (LogManager.getContext(false) instanceof LoggerContext context) {
                context.reconfigure();
            }
        }
    }

    /**
     * One line.
     *
     * @param at moment with the zone it is told in
     * @param level INFO, WARN or ERROR
     * @param more further keys, as seconds
     */
    public static String line(ZonedDateTime at, String level, String message, Map<String, Object> more) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", TIME.format(at));
        line.put("level", level);
        line.putAll(LogContext.values());
        line.put("message", message);
        line.putAll(more);
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers are JSON", e);
        }
    }
}
