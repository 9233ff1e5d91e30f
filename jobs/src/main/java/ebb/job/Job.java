package ebb.job;

import ebb.schema.Table;
import java.util.List;

/** One step of the run: reads tables, calls the models, writes tables; run twice it changes nothing. */
public interface Job {

    /** Verb on the command line, in kebab case. */
    String name();

    /** What it does, in one line for {@code ebb --help}. */
    String summary();

    /** Tables it reads; their versions go into the run ledger. */
    List<Table> reads();

    /** Tables it writes. */
    List<Table> writes();

    /**
     * Whether the job leaves what readers see as it is, or changes nothing else: then what it wrote is published at once. It must begin at what is
     * published.
     */
    default boolean keepsPublication() {
        return false;
    }

    /** Whether customers may have refused marketing in what the job brought in: then it is taken out of what is published at once. */
    default boolean bringsWishes() {
        return false;
    }

    /** Does the work and says in figures what was done. */
    JobResult run(JobContext context);
}
