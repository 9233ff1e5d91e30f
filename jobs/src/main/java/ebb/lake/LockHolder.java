package ebb.lake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Who holds the lock of a lake, as its lock file says.
 *
 * @param runId run the holder is doing
 * @param command verb it was started with
 * @param host machine name, for people
 * @param kernel id of the running kernel, the same in all containers on it; empty where unknown
 * @param pid process on that machine, for people
 * @param fence fencing number: how often the lock of this lake was taken
 * @param since moment the lock was taken, ISO-8601 in UTC
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LockHolder(String runId, String command, String host, String kernel, long pid, long fence, String since) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path KERNEL = Path.of("/proc/sys/kernel/random/boot_id");

    public static LockHolder self(String runId, String command, Clock clock) {
        return new LockHolder(
                runId,
                command,
                hostName(),
                kernelId(),
                ProcessHandle.current().pid(),
                0,
                clock.instant().toString());
    }

    public String inWords() {
        return "`ebb " + command + "` (process " + pid + " on " + host + ", since " + since + ")";
    }

    boolean isOnThisKernel() {
        return kernel != null && !kernel.isEmpty() && kernel.equals(kernelId());
    }

    LockHolder fenced(long number) {
        return new LockHolder(runId, command, host, kernel, pid, number, since);
    }

    private static String kernelId() {
        try {
            return Files.readString(KERNEL).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** The text of the lock file. */
    byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A holder is plain text", e);
        }
    }

    /** The holder that a lock file names; empty where there is no file, or its text is not written yet. */
    static Optional<LockHolder> read(LakePath file, Configuration configuration) {
        return file.readText(configuration).flatMap(text -> {
            try {
                return Optional.of(JSON.readValue(text, LockHolder.class));
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        });
    }
}
