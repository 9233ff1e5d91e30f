package ebb.lake;

import ebb.schema.Table;
import java.util.Optional;

/**
 * Copies of the commits and checksums of every table's log, kept apart from the tables: what a damaged log is noticed by and restored from.
 *
 * <p>Delta itself takes a log whose last commit is gone for a shorter one. Copies are brought up to date when a run begins, once the logs were found
 * sound, and when it ends.
 */
public final class LogCopies {
    private final LakeFolder lake;

    LogCopies(LakeFolder lake) {
        this.lake = lake;
    }

    /** Copies what is new in the logs, and lets go of what Delta has cleaned up. */
    public void update() {
        TableCatalogue.ALL.forEach(this::update);
    }

    public TableLog of(Table table) {
        return TableLog.of(folder(table), lake.configuration());
    }

    /** The copy of a file of the table's log; empty where there is none. */
    public Optional<byte[]> read(Table table, String file) {
        return of(table).lengths().containsKey(file)
                ? Optional.of(folder(table).resolve(file).readBytes(lake.configuration()))
                : Optional.empty();
    }

    /** Lets go of the copies of a version and all later ones. */
    public void forgetFrom(Table table, long version) {
        TableLog copies = of(table);
        copies.commits().tailMap(version, true).keySet().forEach(each -> delete(copies, TableLog.commit(each)));
        copies.checksums().tailMap(version, true).keySet().forEach(each -> delete(copies, TableLog.checksum(each)));
    }

    /** Lets go of everything kept. */
    public void forgetAll() {
        lake.root().resolve("_ebb/log").deleteAll(lake.configuration());
    }

    private void update(Table table) {
        TableLog log = lake.log(table);
        TableLog copies = of(table);
        log.lengths().forEach((file, length) -> {
            boolean isKept = file.endsWith(".json") || file.endsWith(".crc");
            if (isKept
                    && length > 0
                    && TableLog.isKnown(file)
                    && !copies.lengths().containsKey(file)) {
                copies.folder()
                        .resolve(file)
                        .write(log.folder().resolve(file).readBytes(lake.configuration()), lake.configuration());
            }
        });
        long first = log.first();
        copies.commits().headMap(first, false).keySet().forEach(version -> delete(copies, TableLog.commit(version)));
        copies.checksums()
                .headMap(first, false)
                .keySet()
                .forEach(version -> delete(copies, TableLog.checksum(version)));
    }

    private void delete(TableLog copies, String file) {
        copies.folder().resolve(file).delete(lake.configuration());
    }

    private LakePath folder(Table table) {
        return lake.root().resolve("_ebb/log/" + table.name());
    }
}
