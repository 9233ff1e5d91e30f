package ebb.verify;

import ebb.lake.LogDamage;

/**
 * Something in the lake that is not as it was written.
 *
 * @param table table it is about
 * @param file file or column it was found in
 * @param found what is wrong, in words
 * @param remedy what to do
 */
public record Finding(String table, String file, String found, String remedy) {
    static final String REPAIR = "Run `ebb repair`.";

    static Finding of(LogDamage damage) {
        return new Finding(damage.table().name(), "_delta_log/" + damage.file(), damage.words(), REPAIR);
    }

    public String inWords() {
        return table + ": " + file + " " + found + ". " + remedy;
    }
}
