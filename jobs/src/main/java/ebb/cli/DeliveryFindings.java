package ebb.cli;

import ebb.conf.Settings;
import ebb.ingest.FileWarnings;
import ebb.lake.Lake;
import ebb.schema.IngestedFilesTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stands in a lake that was probably delivered twice, for the verbs that say how things are. */
final class DeliveryFindings {
    private DeliveryFindings() {}

    /** Warnings in order of the input; none where nothing was ingested. */
    static List<String> standing(Lake lake, Settings settings) {
        if (!lake.has(IngestedFilesTable.TABLE)) {
            return List.of();
        }
        Map<String, Double> shares = new TreeMap<>();
        settings.inputs()
                .forEach((name, input) -> shares.put(name, input.plausibility().equalRowsShare()));
        return FileWarnings.standing(lake.read(IngestedFilesTable.TABLE), shares);
    }
}
