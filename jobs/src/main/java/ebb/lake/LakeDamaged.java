package ebb.lake;

import java.util.List;
import java.util.stream.Collectors;

/** The lake's files are not as they were written; the message names each and says what to do. */
public final class LakeDamaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LakeDamaged(String message) {
        super(message);
    }

    static LakeDamaged of(LakePath root, List<LogDamage> damages) {
        return new LakeDamaged(damages.stream()
                .map(LogDamage::inWords)
                .collect(Collectors.joining(
                        "\n  ",
                        "Cannot trust the tables of the lake " + root + ": their logs are damaged.\n  ",
                        "\n`ebb repair --dry-run` says what would be restored from what, `ebb repair` does it.")));
    }
}
