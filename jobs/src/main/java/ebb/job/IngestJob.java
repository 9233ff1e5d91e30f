package ebb.job;

import ebb.conf.InputSettings;
import ebb.conf.NearestName;
import ebb.conf.SettingsException;
import ebb.ingest.Ingest;
import ebb.ingest.LakeTarget;
import ebb.ingest.catalogue.Input;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.ingest.delivery.FileCounts;
import ebb.ingest.delivery.IngestReport;
import ebb.lake.Lake;
import ebb.lake.UnknownChannels;
import ebb.schema.ErasedCustomersTable;
import ebb.schema.IngestedFilesTable;
import ebb.schema.InputProfileTable;
import ebb.schema.PurchasesTable;
import ebb.schema.RejectedRowsTable;
import ebb.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Brings the input files into their tables. {@code ebb ingest}
 *
 * <p>Reads: the files of the conf, and the tables it writes. Writes: purchases and the other inputs, rejected, ingested_files, input_profile.
 */
public final class IngestJob implements Job {

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String summary() {
        return "Bring new and changed input files into their tables; refuse broken rows with a reason.";
    }

    @Override
    public List<Table> reads() {
        return Stream.concat(writes().stream(), Stream.of(ErasedCustomersTable.TABLE))
                .toList();
    }

    @Override
    public List<Table> writes() {
        return Stream.concat(
                        InputCatalogue.ALL.stream().map(Input::table),
                        Stream.of(RejectedRowsTable.TABLE, IngestedFilesTable.TABLE, InputProfileTable.TABLE))
                .toList();
    }

    @Override
    public boolean bringsWishes() {
        return true;
    }

    @Override
    public JobResult run(JobContext context) {
        Map<String, InputSettings> inputs = context.settings().inputs();
        requireKnown(inputs);
        Ingest ingest = new Ingest(context.lake().spark(), new LakeTarget(context.lake()), context.clock());
        Map<Input, InputSettings> on = new LinkedHashMap<>();
        for (Input input : InputCatalogue.ALL) {
            InputSettings settings = inputs.get(input.name());
            if (settings != null && settings.isOn()) {
                on.put(input, settings);
            }
        }
        long before = context.lake().version(PurchasesTable.TABLE);
        List<IngestReport> reports = ingest.run(on);
        boolean isChanged = context.lake().version(PurchasesTable.TABLE) != before;
        List<String> standing = new ArrayList<>(isChanged ? lastDay(context) : List.of());
        UnknownChannels.inWords(context.lake(), context.settings().contact()).ifPresent(standing::add);
        return result(reports, standing);
    }

    private static void requireKnown(Map<String, InputSettings> inputs) {
        List<String> known = InputCatalogue.ALL.stream().map(Input::name).toList();
        for (String name : inputs.keySet()) {
            if (!known.contains(name)) {
                throw new SettingsException("Cannot use inputs." + name + ": there is no such input."
                        + NearestName.of(name, known)
                                .map(nearest -> " Did you mean " + nearest + "?")
                                .orElse(" There are " + String.join(", ", known) + "."));
            }
        }
        if (!inputs.containsKey("purchases") || !inputs.get("purchases").isOn()) {
            throw new SettingsException("Cannot ingest: inputs.purchases.path is not set. Give the file with "
                    + "--set inputs.purchases.path=sales.csv or in a --conf file.");
        }
    }

    /** Why the as-of date is not the last day with rows, where nobody asked for a date. */
    private static List<String> lastDay(JobContext context) {
        Lake lake = context.lake();
        return context.requestedAsOf().isPresent()
                        || !lake.has(PurchasesTable.TABLE)
                        || lake.read(PurchasesTable.TABLE).isEmpty()
                ? List.of()
                : context.lastCompleteDay().warning().stream().toList();
    }

    private static JobResult result(List<IngestReport> reports, List<String> standing) {
        Map<String, Object> counts = new LinkedHashMap<>();
        List<JobResult.InputFile> files = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (IngestReport report : reports) {
            counts.put(report.input(), counts(report));
            warnings.addAll(report.warnings());
            report.files()
                    .forEach(file -> files.add(new JobResult.InputFile(
                            file.file().name(),
                            file.file().sizeBytes(),
                            file.file().sha256())));
        }
        warnings.addAll(standing);
        if (!standing.isEmpty()) {
            counts.put("warnings", standing);
        }
        return new JobResult(headline(reports, warnings), counts, files);
    }

    private static Map<String, Object> counts(IngestReport report) {
        FileCounts total = report.total();
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("files", report.files().size());
        counts.put("files_unchanged", report.unchanged());
        counts.put("rows_in", total.in());
        counts.put("accepted", total.accepted());
        counts.put("duplicates", total.duplicates());
        counts.put("anonymous", total.anonymous());
        counts.put("filtered", total.filtered());
        counts.put("rejected", total.rejected());
        if (report.leftOut() > 0) {
            counts.put("files_left_out", report.leftOut());
        }
        report.matchedShare().ifPresent(share -> counts.put(InputProfileTable.MATCHED_SHARE, share));
        if (!report.warnings().isEmpty()) {
            counts.put("warnings", report.warnings());
        }
        return counts;
    }

    private static String headline(List<IngestReport> reports, List<String> warnings) {
        IngestReport purchases = reports.get(0);
        FileCounts total = purchases.total();
        String words = purchases.wroteRows()
                ? String.format(
                        Locale.ROOT,
                        "%,d purchase rows in: %,d accepted, %,d duplicates, %,d anonymous, %s%,d rejected",
                        total.in(),
                        total.accepted(),
                        total.duplicates(),
                        total.anonymous(),
                        total.filtered() == 0 ? "" : String.format(Locale.ROOT, "%,d filtered, ", total.filtered()),
                        total.rejected())
                : "no purchase file is new or changed";
        return warnings.isEmpty() ? words : words + "; WARNING: " + String.join("; ", warnings);
    }
}
