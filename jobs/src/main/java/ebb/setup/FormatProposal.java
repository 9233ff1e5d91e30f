package ebb.setup;

import java.util.ArrayList;
import java.util.List;

/** The format of an input's file, and the options that its reader needs. */
final class FormatProposal {
    private FormatProposal() {}

    static void of(ConfProposal proposal, SampleFile file, List<String> filledDown) {
        SampleFile.Format format = file.format();
        proposal.set(2, "format", format.name());
        List<String> options = new ArrayList<>();
        if (format.name().equals("csv") && format.delimiter() != ',') {
            options.add("delimiter: " + (format.delimiter() == '\t' ? "\"\\t\"" : "'" + format.delimiter() + "'"));
        }
        // UTF-16 is told by the mark at the beginning of a file, whenever it is read.
        if (format.encoding().startsWith("windows")) {
            options.add("encoding: " + format.encoding());
        }
        if (format.linesBefore() > 0) {
            options.add("skip-lines: " + format.linesBefore());
        }
        if (!format.records().isEmpty()) {
            options.add("records: " + ConfProposal.quoted(format.records()));
        }
        if (!format.lines().isEmpty()) {
            options.add("lines: " + ConfProposal.quoted(format.lines()));
        }
        if (!filledDown.isEmpty()) {
            proposal.comment(2, "These stand on the first line of an order only: the lines below have the same.");
            options.add("fill-down: '" + String.join(", ", filledDown).replace("'", "''") + "'");
        }
        if (!options.isEmpty()) {
            proposal.set(2, "options", "{" + String.join(", ", options) + "}");
        }
    }
}
