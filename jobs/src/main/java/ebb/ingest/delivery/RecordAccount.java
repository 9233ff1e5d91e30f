package ebb.ingest.delivery;

import ebb.conf.InputSettings;
import ebb.ingest.catalogue.DataRefused;
import ebb.ingest.catalogue.Input;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.ingest.source.FileFacts;
import ebb.ingest.source.SourceFile;
import ebb.ingest.source.SourceRows;
import ebb.ingest.value.AmbiguousValues;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Sets the rows that came out of a delivery against what its files hold.
 *
 * @param files what is known of each file, by name
 * @param dropped rows marked as duplicates while rows were compared, by name of file; a file may be missing
 * @param warnings what its first rows show
 */
public record RecordAccount(
        Input input, Map<String, FileFacts> files, Map<String, Long> dropped, List<String> warnings) {

    /** Looks at a delivery before its rows are read; refuses one in which no file has so much as a header. */
    public static RecordAccount open(Input input, InputSettings settings, SourceRows source, ZoneId zone) {
        new RecordAccount(input, source.files(), Map.of(), List.of()).requireColumns();
        return new RecordAccount(
                input, source.files(), Map.of(), AmbiguousValues.ofZone(input, settings, source, zone));
    }

    private void requireColumns() {
        if (files.values().stream().allMatch(facts -> facts.columns().isEmpty())) {
            String one = files.keySet().iterator().next();
            throw empty(one + " is empty", files.size());
        }
    }

    private DataRefused empty(String what, int number) {
        return new DataRefused("Cannot ingest " + input.name() + ": " + what
                + (number > 1 ? ", and so are all files of the delivery" : "")
                + ". Nothing was written. Deliver the file again, or correct inputs." + input.name() + ".path.");
    }

    /** The same with the rows of a table or query counted, which no file tells the number of. */
    public RecordAccount counting(Dataset<Row> rows) {
        Map<String, FileFacts> counted = new LinkedHashMap<>(files);
        counted.replaceAll((name, facts) -> facts.records() >= 0 ? facts : facts.with(rows.count()));
        return new RecordAccount(input, counted, dropped, warnings);
    }

    /** The same with the rows that were marked as duplicates. */
    public RecordAccount without(Map<String, Long> duplicates) {
        return new RecordAccount(input, files, duplicates, warnings);
    }

    /** Whether the accepted rows of each file, by its name, and its duplicates are as many as the records counted in it; false where they were not counted. */
    boolean isAll(Map<String, Long> accepted) {
        return files.entrySet().stream()
                .allMatch(file -> file.getValue().records()
                        == accepted.getOrDefault(file.getKey(), 0L) + dropped.getOrDefault(file.getKey(), 0L));
    }

    /** Refuses the delivery where a file has given more or fewer rows than records were counted in it. */
    public void requireAll(List<FileCounts> counts) {
        for (FileCounts count : counts) {
            FileFacts facts = files.get(count.file().name());
            if (facts != null && facts.records() >= 0 && facts.records() != count.in()) {
                throw new DataRefused(String.format(
                        Locale.ROOT,
                        "Cannot ingest %s: %s holds %,d records, but %,d rows were read. Nothing was written. Start again when the file is no"
                                + " longer written; if it says the same, this is a fault of Ebb, please report it.",
                        input.name(),
                        count.file().name(),
                        facts.records(),
                        count.in()));
            }
        }
    }

    /**
     * Refuses a delivery without any row, unless it is the header of an input that a shop may have nothing for.
     *
     * @return warnings for empty files beside others
     */
    public List<String> refuseEmpty(List<FileCounts> counts) {
        List<FileCounts> empty =
                counts.stream().filter(count -> count.in() == 0).toList();
        boolean isAllEmpty = empty.size() == counts.size();
        boolean isHeaderAlone = empty.stream().allMatch(count -> hasColumns(count.file()));
        if (isAllEmpty && !empty.isEmpty() && !(isHeaderAlone && !input.equals(InputCatalogue.PURCHASES))) {
            throw empty(inWords(empty.get(0)), empty.size());
        }
        return empty.stream().map(count -> input.name() + ": " + inWords(count)).toList();
    }

    private String inWords(FileCounts count) {
        String what = hasColumns(count.file()) ? " is empty: it has a header and no rows" : " is empty";
        return count.file().name() + what;
    }

    private boolean hasColumns(SourceFile file) {
        return !files.getOrDefault(file.name(), FileFacts.of(List.of()))
                .columns()
                .isEmpty();
    }
}
