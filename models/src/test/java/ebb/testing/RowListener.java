package ebb.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes what became of each test that stands for a row of the reliability matrix, that is a test with a tag such as {@code A1}, into the file that the
 * system property {@code ebb.matrix} names: row, test, outcome, figure and date, separated by tabs. The figure is what the test published with {@code
 * TestReporter.publishEntry("figure", ...)}. {@code .ci/matrix} makes the table of the docs from it.
 */
public final class RowListener implements TestExecutionListener {
    private final Map<String, String> figures = new ConcurrentHashMap<>();

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        String figure = entry.getKeyValuePairs().get("figure");
        if (figure != null) {
            figures.put(test.getUniqueId(), figure.replaceAll("\\s+", " "));
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        String file = System.getProperty("ebb.matrix");
        if (file == null || !test.isTest()) {
            return;
        }
        List<String> lines = test.getTags().stream()
                .map(tag -> tag.getName())
                .filter(tag -> tag.matches("[A-H]\\d"))
                .map(row -> String.join("\t", row, name(test), outcome(result), figure(test), today()))
                .toList();
        append(Path.of(file), lines);
    }

    private String figure(TestIdentifier test) {
        return figures.getOrDefault(test.getUniqueId(), "");
    }

    private static String name(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(method -> method.getClassName().replaceFirst(".*[.$]", "") + "." + method.getMethodName())
                .orElse(test.getDisplayName());
    }

    private static String outcome(TestExecutionResult result) {
        return switch (result.getStatus()) {
            case SUCCESSFUL -> "held";
            case FAILED -> "failed";
            case ABORTED -> "not run";
        };
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    private static void append(Path file, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file,
                    String.join("\n", lines) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write what became of a row of the matrix: " + e.getMessage(), e);
        }
    }
}
