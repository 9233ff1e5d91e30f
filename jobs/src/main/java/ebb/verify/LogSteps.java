package ebb.verify;

import ebb.lake.Lake;
import ebb.lake.LogCheck;
import ebb.lake.LogDamage;
import ebb.lake.LogDamage.Kind;
import ebb.lake.TableLog;
import ebb.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What brings the damaged log of a table back to a state that Delta reads as it was written, or, where that is lost, as it was last known. */
final class LogSteps {
    private final Table table;
    private final TableLog log;
    private final TableLog copies;
    private final List<LogDamage> damages;
    private final OptionalLong lost;
    private final List<RepairStep> steps = new ArrayList<>();

    LogSteps(Lake lake, Table table) {
        this.table = table;
        this.log = lake.onDisk().log(table);
        this.copies = lake.onDisk().copies().of(table);
        this.damages = LogCheck.whole(lake.onDisk(), table);
        this.lost = damages.stream()
                .filter(damage -> damage.kind() == Kind.COMMIT && !isCopied(damage))
                .mapToLong(LogDamage::version)
                .min();
    }

    /** Whether rows are lost: a commit is damaged and there is no copy of it. */
    boolean isLossy() {
        return lost.isPresent();
    }

    List<RepairStep> steps() {
        damages.stream().filter(this::isBeforeTheLoss).forEach(this::step);
        lost.ifPresent(this::giveUpFrom);
        return steps;
    }

    private void step(LogDamage damage) {
        switch (damage.kind()) {
            case COMMIT -> commit(damage);
            case CHECKSUM -> checksum(damage);
            case CHECKPOINT ->
                steps.add(new RepairStep(
                        table,
                        "takes " + damage.file() + " out of the log, whose commits say the same",
                        log -> log.setCheckpointAside(damage.file())));
            case FOREIGN ->
                steps.add(new RepairStep(
                        table, "takes " + damage.file() + " out of the log", log -> log.setAside(damage.file())));
        }
    }

    private void commit(LogDamage damage) {
        add("restores " + damage.file() + " from its copy", damage.file());
        String checksum = TableLog.checksum(damage.version());
        if (!log.lengths().containsKey(checksum) && copies.lengths().containsKey(checksum)) {
            add("restores " + checksum + " from its copy", checksum);
        }
    }

    private void checksum(LogDamage damage) {
        if (isCopied(damage)) {
            add("restores " + damage.file() + " from its copy", damage.file());
        } else {
            steps.add(new RepairStep(
                    table,
                    "counts version " + damage.version() + " again into " + damage.file(),
                    log -> log.recount(damage.version())));
        }
    }

    private void giveUpFrom(long first) {
        if (first == 0) {
            steps.add(new RepairStep(
                    table,
                    "takes the table out of the lake: the commit that made it is lost and there is no copy of it",
                    ebb.lake.LogWriter::setTableAside));
            return;
        }
        long last = Math.max(log.newest(), copies.newest());
        steps.add(new RepairStep(
                table,
                "goes back to version " + (first - 1) + ": of version " + first + " there is no copy. Versions up to "
                        + last + " stay, with the rows of that one",
                log -> log.empty(first, last)));
    }

    private void add(String words, String file) {
        steps.add(new RepairStep(table, words, log -> log.restore(file)));
    }

    private boolean isBeforeTheLoss(LogDamage damage) {
        return lost.isEmpty() || damage.version() < lost.getAsLong();
    }

    private boolean isCopied(LogDamage damage) {
        return copies.lengths().containsKey(damage.file());
    }
}
