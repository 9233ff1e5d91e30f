package ebb.serve.engine;

/** Who uses something that another takes the place of: it is closed when it was retired and nobody uses it any more. */
public final class Usage {
    private final Runnable close;
    private int users;
    private boolean isRetired;

    /**
     * Nobody uses it yet.
     *
     * @param close run once
     */
    public Usage(Runnable close) {
        this.close = close;
    }

    /** One user more; false where it is closed already. */
    public synchronized boolean enter() {
        if (isRetired && users == 0) {
            return false;
        }
        users++;
        return true;
    }

    /** One user less. */
    public synchronized void leave() {
        users--;
        closeIfDone();
    }

    /** Another takes its place; a second time changes nothing. */
    public synchronized void retire() {
        if (!isRetired) {
            isRetired = true;
            closeIfDone();
        }
    }

    private void closeIfDone() {
        if (isRetired && users == 0) {
            close.run();
        }
    }
}
