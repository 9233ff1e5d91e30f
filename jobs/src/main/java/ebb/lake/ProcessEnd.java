package ebb.lake;

/** Whether the process is about to end, as by a signal: Spark's session is closed then, whatever the verb was doing. */
public final class ProcessEnd {
    private ProcessEnd() {}

    /** A hook can be added until the process ends. */
    public static boolean isNear() {
        Thread hook = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
