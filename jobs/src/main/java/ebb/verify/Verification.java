package ebb.verify;

import ebb.lake.Lake;
import ebb.lake.LogCheck;
import ebb.lake.LogDamage;
import ebb.lake.PublicationContents;
import ebb.lake.PublicationContents.Content;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.lake.TableCatalogue;
import ebb.schema.IngestedFilesTable;
import ebb.schema.PublicationContentsTable;
import ebb.schema.Table;
import ebb.schema.TableVersionsTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares every table with its log, with the registry of ingested files, with the run ledger and with what was published of it. */
public final class Verification {
    private static final String RUN = "Run `ebb run`: it writes the table again.";

    private final Lake lake;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> unreadable = new HashSet<>();

    public Verification(Lake lake) {
        this.lake = lake;
    }

    /** Everything that is not as it was written; every row of every table in force is read for it. */
    public List<Finding> findings() {
        for (Table table : TableCatalogue.ALL) {
            logs(table);
        }
        for (Table table : TableCatalogue.ALL) {
            if (lake.has(table) && !unreadable.contains(table.name())) {
                files(table);
            }
        }
        ingested();
        versions();
        published();
        return List.copyOf(findings);
    }

    private void logs(Table table) {
        List<LogDamage> damages = LogCheck.whole(lake.onDisk(), table);
        damages.forEach(damage -> findings.add(Finding.of(damage)));
        if (damages.stream().anyMatch(LogDamage::changesRows)) {
            unreadable.add(table.name());
        }
    }

    private void files(Table table) {
        List<Finding> found = new DataFiles(lake, table).findings();
        findings.addAll(found);
        if (!found.isEmpty()) {
            unreadable.add(table.name());
        }
    }

    private void ingested() {
        new IngestedCounts(lake, unreadable)
                .mismatches()
                .forEach(mismatch -> findings.add(new Finding(
                        IngestedFilesTable.TABLE.name(),
                        IngestedFilesTable.ACCEPTED_COUNT,
                        mismatch.inWords(),
                        "Run `ebb repair`, then `ebb run`: it reads the file again.")));
    }

    private void versions() {
        new KnownVersions(lake, unreadable).beyond().forEach(beyond -> {
            findings.add(new Finding(beyond.table().name(), "_delta_log", beyond.inWords(), Finding.REPAIR));
            unreadable.add(beyond.table().name());
        });
    }

    private void published() {
        if (unreadable.contains(TableVersionsTable.TABLE.name())
                || unreadable.contains(PublicationContentsTable.TABLE.name())) {
            return;
        }
        Optional<Publication> publication = new Publications(lake).latest();
        publication.ifPresent(this::published);
    }

    private void published(Publication publication) {
        PublicationContents contents = new PublicationContents(lake);
        Map<String, Content> stored = contents.stored(publication);
        List<String> readable = stored.keySet().stream()
                .filter(table -> !unreadable.contains(table))
                .toList();
        Map<String, Content> now = contents.read(publication, readable);
        readable.stream()
                .filter(table -> !now.get(table).equals(stored.get(table)))
                .map(table -> new Finding(
                        table,
                        "publication " + publication.number(),
                        "held " + stored.get(table).rows() + " rows of hash "
                                + stored.get(table).hash() + " when it was published, and holds "
                                + now.get(table).rows() + " of "
                                + now.get(table).hash(),
                        RUN))
                .forEach(findings::add);
    }
}
