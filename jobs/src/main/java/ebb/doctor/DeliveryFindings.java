package ebb.doctor;

import ebb.conf.Settings;
import ebb.ingest.check.InputProfiles;
import ebb.ingest.delivery.FileWarnings;
import ebb.lake.Lake;
import ebb.schema.IngestedFilesTable;
import ebb.schema.InputProfileTable;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What stands in a lake that was probably delivered twice, for the verbs that say how things are. */
public final class DeliveryFindings {
    private DeliveryFindings() {}

    /** What was last delivered, and warnings; nothing where nothing was ingested. */
    public static InputProfiles.Standing standing(Lake lake, Settings settings) {
        InputProfiles.Standing profiles = lake.has(InputProfileTable.TABLE)
                ? InputProfiles.standing(lake.read(InputProfileTable.TABLE), settings.inputs())
                : new InputProfiles.Standing(List.of(), List.of());
        return new InputProfiles.Standing(
                profiles.words(),
                Stream.concat(files(lake, settings).stream(), profiles.warnings().stream())
                        .toList());
    }

    private static List<String> files(Lake lake, Settings settings) {
        if (!lake.has(IngestedFilesTable.TABLE)) {
            return List.of();
        }
        return FileWarnings.standing(lake.read(IngestedFilesTable.TABLE), new TreeMap<>(settings.inputs()));
    }
}
