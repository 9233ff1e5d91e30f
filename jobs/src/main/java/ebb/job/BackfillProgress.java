package ebb.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.conf.EffectiveSettings;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.schema.PurchasesTable;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

/**
 * Which as-of dates a backfill has done, kept in the lake so that a stopped one goes on where it was. It holds for one state of the purchases and one set of
 * settings: after a change of either every date is to do again.
 */
final class BackfillProgress {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Lake lake;
    private final LakePath file;
    private Dates dates;

    /**
     * What is kept.
     *
     * @param purchasesVersion version of the purchases that the dates were made from
     * @param settings hash of the settings that they were made with
     * @param featured as-of dates whose features are written
     * @param scored as-of dates that are done
     */
    record Dates(long purchasesVersion, String settings, TreeSet<String> featured, TreeSet<String> scored) {}

    private BackfillProgress(Lake lake, LakePath file, Dates dates) {
        this.lake = lake;
        this.file = file;
        this.dates = dates;
    }

    static BackfillProgress of(Lake lake, EffectiveSettings settings) {
        LakePath file = file(lake);
        Dates none = new Dates(lake.version(PurchasesTable.TABLE), settings.hash(), new TreeSet<>(), new TreeSet<>());
        Dates kept =
                file.readText(lake.configuration()).map(BackfillProgress::parse).orElse(none);
        boolean holds = kept.purchasesVersion() == none.purchasesVersion()
                && none.settings().equals(kept.settings());
        return new BackfillProgress(lake, file, holds ? kept : none);
    }

    /** Every date is to do again: rows of theirs may be gone, or the versions of the tables begin anew. */
    static void forget(Lake lake) {
        file(lake).delete(lake.configuration());
    }

    private static LakePath file(Lake lake) {
        return lake.root().resolve("_ebb/backfill.json");
    }

    boolean hasFeatures(LocalDate day) {
        return dates.featured().contains(day.toString());
    }

    boolean isDone(LocalDate day) {
        return dates.scored().contains(day.toString());
    }

    void featured(List<LocalDate> days) {
        days.forEach(day -> dates.featured().add(day.toString()));
        write();
    }

    void done(LocalDate day) {
        dates.scored().add(day.toString());
        write();
    }

    private void write() {
        try {
            file.write(JSON.writeValueAsBytes(dates), lake.configuration());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Dates are plain text", e);
        }
    }

    private static Dates parse(String text) {
        try {
            return JSON.readValue(text, Dates.class);
        } catch (JsonProcessingException e) {
            // Cut short or of another version: all dates are to do again.
            return new Dates(-1, "", new TreeSet<>(), new TreeSet<>());
        }
    }
}
