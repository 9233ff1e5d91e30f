package ebb.lake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.Path;

/** The lakes that runs of this process hold: before a commit to one of them the log store asks whether the run still holds it. */
final class Fences {
    private static final Map<String, LakeLock> HELD = new ConcurrentHashMap<>();

    private Fences() {}

    static void raise(LakeLock lock) {
        HELD.put(folder(lock), lock);
    }

    static void lower(LakeLock lock) {
        HELD.remove(folder(lock), lock);
    }

    /**
     * Lets a commit file be written.
     *
     * @throws LakeHeld where the file lies in a lake that a run of this process held and lost
     */
    static void check(Path commit) {
        String file = commit.toUri().getPath();
        HELD.forEach((folder, lock) -> {
            if (file.startsWith(folder)) {
                lock.requireHeld();
            }
        });
    }

    private static String folder(LakeLock lock) {
        String path = lock.root().hadoop().toUri().getPath();
        return path.endsWith("/") ? path : path + "/";
    }
}
