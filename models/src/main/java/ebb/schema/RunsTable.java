package ebb.schema;

import static ebb.schema.Column.optional;
import static ebb.schema.Column.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The run ledger: what each job read, wrote and counted, and how it ended. */
public final class RunsTable {
    public static final String RUN_ID = "run_id";
    public static final String JOB = "job";
    public static final String STATE = "state";
    public static final String STARTED_AT = "started_at";
    public static final String SECONDS = "run_seconds";
    public static final String INPUT_VERSIONS = "input_versions";
    public static final String OUTPUT_VERSIONS = "output_versions";
    public static final String INPUT_FILES = "input_files";
    public static final String COUNTS = "counts";
    public static final String MESSAGE = "message";
    public static final String CONFIG_HASH = "config_hash";
    public static final String CODE_VERSION = "code_version";

    public static final Table TABLE = new Table(
            "runs",
            "a job of a run",
            new StructType(new StructField[] {
                required(RUN_ID, DataTypes.StringType, "Run the job belonged to; its first part is the start in UTC"),
                required(JOB, DataTypes.StringType, "Job, as on the command line"),
                optional(Column.AS_OF, DataTypes.DateType, "As-of date of the run; null: the job needs none"),
                required(STATE, DataTypes.StringType, "done, failed, refused (by a gate) or killed"),
                required(STARTED_AT, DataTypes.TimestampType, "Start of the job (UTC)"),
                optional(SECONDS, DataTypes.DoubleType, "Time the job took, in seconds; null: killed"),
                optional(INPUT_VERSIONS, DataTypes.StringType, "Tables read and their versions, as JSON"),
                optional(OUTPUT_VERSIONS, DataTypes.StringType, "Tables written and their versions, as JSON"),
                optional(
                        INPUT_FILES,
                        DataTypes.StringType,
                        "Files read with size in bytes and SHA-256, as JSON; null: the job reads tables only"),
                optional(COUNTS, DataTypes.StringType, "What the job counted, as JSON"),
                optional(MESSAGE, DataTypes.StringType, "Why it failed or was refused; null: it did not"),
                required(CONFIG_HASH, DataTypes.StringType, "Changes with any setting"),
                required(CODE_VERSION, DataTypes.StringType, "Version of Ebb")
            }),
            List.of(RUN_ID, JOB),
            List.of());

    private RunsTable() {}
}
