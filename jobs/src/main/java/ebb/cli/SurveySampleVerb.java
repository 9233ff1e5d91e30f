package ebb.cli;

import ebb.conf.ExportSettings.Dialect;
import ebb.conf.SettingsException;
import ebb.export.ExportSource;
import ebb.export.ListFile;
import ebb.export.SurveySampleExport;
import ebb.schema.SurveySampleTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws customers to be asked how satisfied they are, and writes whom to ask. */
@Command(
        name = "survey-sample",
        description = "Draw customers to ask how satisfied they are, by chance within lifecycle and value, as CSV.",
        footer = {
            "",
            "Example: ebb survey-sample --customers 200 --to ask.csv",
            "Their answers come back in inputs.surveys; the next run weighs them (table satisfaction)."
        })
final class SurveySampleVerb extends Verb {
    @Option(
            names = "--customers",
            paramLabel = "N",
            description = "How many to ask; default: ${DEFAULT-VALUE}.",
            defaultValue = "200")
    private int customers;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "File to write; default: ${DEFAULT-VALUE}.",
            defaultValue = "ebb-survey.csv")
    private Path file;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "NAME",
            description = "Columns in this order; also email and email_sha256. Default: all but these.")
    private List<String> columns = List.of();

    @Option(
            names = "--dialect",
            description =
                    "plain, or spreadsheet: UTF-8 with a byte order mark and semicolons; default: export.dialect.")
    private Dialect dialect;

    @Override
    void execute() {
        if (customers < 1) {
            throw new SettingsException("Cannot use --customers " + customers + ". Give 1 or more.");
        }
        ExportSource source = ExportSource.of(lake(), settings().settings(), clock());
        ListFile list = new ListFile(
                file, dialect == null ? settings().settings().export().dialect() : dialect);
        SurveySampleExport.Written written = new SurveySampleExport(source).write(list, customers, columns);
        printer()
                .print(
                        Map.of(
                                SurveySampleTable.SAMPLE_ID,
                                written.id(),
                                "file",
                                file.toString(),
                                "rows",
                                written.rows(),
                                "askable",
                                written.askable()),
                        List.of(written.rows() + " of " + written.askable() + " customers who may be asked by "
                                + settings().settings().survey().channel() + " written to " + file + ", from "
                                + written.strata() + " strata; sample " + written.id()));
    }
}
