package ebb.cli;

import ebb.conf.SettingsException;
import ebb.doctor.CheckResult;
import ebb.doctor.HealthCheck;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks what a run needs before a run, and says what is off for want of which input. */
@Command(name = "doctor", description = "Check what a run needs, and say what is off for want of which input.")
final class DoctorVerb extends Verb {

    @Option(
            names = "--quick",
            description = "Look at the first rows of each input alone; do not try what ingest would say of all.")
    private boolean isQuick;

    @Override
    void execute() {
        HealthCheck check = new HealthCheck(settings(), this::lake);
        List<CheckResult> results = isQuick ? check.quick() : check.results();
        printer().print(results, results.stream().map(DoctorVerb::line).toList());
        List<String> faults = results.stream()
                .filter(result -> !result.good())
                .map(CheckResult::subject)
                .toList();
        if (!faults.isEmpty()) {
            throw new SettingsException("Cannot run as things are: see " + String.join(", ", faults) + " above.");
        }
    }

    private static String line(CheckResult result) {
        return String.format(
                Locale.ROOT, "%-6s %-13s %s", result.good() ? "ok" : "FAULT", result.subject(), result.words());
    }
}
