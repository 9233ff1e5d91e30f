package ebb.conf;

/** Refuses a setting outside its range, in one form of words. */
final class Check {
    private Check() {}

    static void that(boolean holds, String key, Object value, String allowed) {
        if (!holds) {
            throw new SettingsException("Cannot use " + key + ": " + value + ". Give " + allowed + ".");
        }
    }
}
