package ebb.serve.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who read what: a JSON object a line, in a file a month that only its owner may read. No token and no secret is in it. */
public final class RequestLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Clock clock;

    /**
     * A log.
     *
     * @param folder where the files lie
     */
    public RequestLog(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * A request that was answered or refused.
     *
     * @param reader null: nobody that is known
     * @param path with the customer, where one was read
     * @param parameters those that are known, by name
     * @param rows rows handed out; null: none
     */
    public record Entry(
            Reader reader,
            String address,
            String method,
            String path,
            Map<String, String> parameters,
            int status,
            Integer rows,
            long millis) {}

    /** Adds a line. */
    public synchronized void add(Entry entry) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", clock.instant().toString());
        line.put("token", entry.reader() == null ? null : entry.reader().tokenId());
        line.put("role", entry.reader() == null ? null : entry.reader().role().label());
        line.put("address", entry.address());
        line.put("method", entry.method());
        line.put("path", entry.path());
        line.put("parameters", entry.parameters());
        line.put("status", entry.status());
        line.put("rows", entry.rows());
        line.put("ms", entry.millis());
        Path file = folder.resolve("requests-" + YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)) + ".jsonl");
        try {
            OwnFolder.make(folder);
            OwnFolder.createFile(file);
            Files.write(
                    file,
                    (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write down who read what in " + file + ": " + e.getMessage(), e);
        }
    }
}
