package ebb.telemetry;

import java.io.IOException;

/** One way of telling how a command ended. */
interface Sink {
    /** What it is for, for a warning. */
    String name();

    /**
     * Tells it; does nothing where the settings name no place.
     *
     * @throws IOException where it could not be delivered
     */
    void tell(VerbOutcome outcome) throws IOException;
}
