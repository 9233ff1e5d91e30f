package ebb.telemetry;

import ebb.conf.TelemetrySettings;
import ebb.job.JobRun;
import ebb.lake.Publications.Publication;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the figures of the last run of each command for the textfile collector of Prometheus' node exporter. The file is replaced at once, so the
 * collector never reads half of it; what only a good run sets, as the time of the last success, stays after a bad one.
 *
 * @param settings where to
 */
record MetricsFile(TelemetrySettings settings) implements Sink {
    /** Metrics in the order of the file, with what each means. */
    private static final Map<String, String> MEANINGS = meanings();

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("ebb_run_end_timestamp_seconds", "When the last run of the command ended.");
        meanings.put("ebb_run_success_timestamp_seconds", "When the command last ended with exit code 0.");
        meanings.put("ebb_run_exit_code", "Exit code of the last run of the command.");
        meanings.put("ebb_run_duration_seconds", "Time the last run of the command took.");
        meanings.put("ebb_publication_number", "Publication that readers see since the command last published.");
        meanings.put("ebb_publication_timestamp_seconds", "When the command last published.");
        meanings.put("ebb_publication_as_of_timestamp_seconds", "Begin of the as-of date then published, in UTC.");
        meanings.put("ebb_job_duration_seconds", "Time the job took in the last run of the command.");
        meanings.put("ebb_job_count", "What the job counted in the last run of the command.");
        return meanings;
    }

    @Override
    public String name() {
        return "the metrics file";
    }

    @Override
    public void tell(VerbOutcome outcome) throws IOException {
        String given = settings.metricsFile();
        if (given == null || given.isBlank()) {
            return;
        }
        Path file = Path.of(given).toAbsolutePath();
        Map<String, String> series = kept(file, outcome.command());
        series.putAll(ofRun(outcome));
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.writeString(unfinished, text(series));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Series of the file as it is, without those of the jobs of this command. */
    private static Map<String, String> kept(Path file, String command) throws IOException {
        Map<String, String> series = new TreeMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int space = line.lastIndexOf(' ');
                boolean isOfJob = line.startsWith("ebb_job_") && line.contains("{command=\"" + command + "\"");
                if (space > 0 && !line.startsWith("#") && !isOfJob) {
                    series.put(line.substring(0, space), line.substring(space + 1));
                }
            }
        }
        return series;
    }

    private static Map<String, String> ofRun(VerbOutcome outcome) {
        Map<String, String> series = new TreeMap<>();
        String labels = "{command=\"" + escaped(outcome.command()) + "\"}";
        String ended = seconds(outcome.endedAt().toEpochMilli());
        series.put("ebb_run_end_timestamp_seconds" + labels, ended);
        series.put("ebb_run_exit_code" + labels, String.valueOf(outcome.exitCode()));
        series.put(
                "ebb_run_duration_seconds" + labels,
                BigDecimal.valueOf(outcome.seconds()).toPlainString());
        if (outcome.isDone()) {
            series.put("ebb_run_success_timestamp_seconds" + labels, ended);
        }
        outcome.publication().ifPresent(published -> {
            series.put("ebb_publication_number" + labels, String.valueOf(published.number()));
            series.put("ebb_publication_timestamp_seconds" + labels, ended);
            asOfSeconds(published, labels, series);
        });
        outcome.jobs().forEach(job -> ofJob(outcome.command(), job, series));
        return series;
    }

    private static void asOfSeconds(Publication published, String labels, Map<String, String> series) {
        published
                .asOf()
                .ifPresent(day -> series.put(
                        "ebb_publication_as_of_timestamp_seconds" + labels,
                        String.valueOf(day.atStartOfDay().toEpochSecond(ZoneOffset.UTC))));
    }

    private static void ofJob(String command, JobRun job, Map<String, String> series) {
        String labels = "{command=\"" + escaped(command) + "\",job=\"" + escaped(job.job()) + "\"";
        series.put(
                "ebb_job_duration_seconds" + labels + "}",
                BigDecimal.valueOf(job.seconds()).toPlainString());
        job.counts().forEach((name, figure) -> {
            if (figure instanceof Number number) {
                series.put(
                        "ebb_job_count" + labels + ",name=\"" + escaped(name) + "\"}",
                        new BigDecimal(number.toString()).toPlainString());
            }
        });
    }

    private static String text(Map<String, String> series) {
        List<String> lines = new ArrayList<>();
        MEANINGS.forEach((name, meaning) -> {
            lines.add("# HELP " + name + " " + meaning);
            lines.add("# TYPE " + name + " gauge");
            series.forEach((key, value) -> {
                if (key.startsWith(name + "{")) {
                    lines.add(key + " " + value);
                }
            });
        });
        return String.join("\n", lines) + "\n";
    }

    private static String seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).toPlainString();
    }

    /** By the exposition format: backslash, quote and line end. */
    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
