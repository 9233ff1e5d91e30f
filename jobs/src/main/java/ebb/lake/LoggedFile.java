package ebb.lake;

/**
 * A data file as the log of its table names it.
 *
 * @param path where it is to lie
 * @param length bytes that were written
 */
public record LoggedFile(String path, long length) {

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
