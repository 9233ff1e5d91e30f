package ebb.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * What the commits of the ledger say of themselves, in their user metadata: read off the newest files of the log, without a Spark job.
 *
 * @param purchasesVersion version of the purchases that the ledger includes; -1 for none
 * @param fragment number of the last fragment beside the base; 0 where everything is folded in
 */
record LedgerCommitMetadata(long purchasesVersion, int fragment) {
    static final LedgerCommitMetadata NOTHING = new LedgerCommitMetadata(-1, 0);

    private static final Pattern TEXT = Pattern.compile("purchases version (\\d+), fragment (\\d+)");
    private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    String toText() {
        return "purchases version " + purchasesVersion + ", fragment " + fragment;
    }

    /** The mark of the newest commit that has one; empty where there is no table, or none of its commits has. */
    static Optional<LedgerCommitMetadata> last(SparkSession spark, String path) {
        return at(spark, path, Long.MAX_VALUE);
    }

    /** The mark in force at a version of the ledger's table. */
    static Optional<LedgerCommitMetadata> at(SparkSession spark, String path, long version) {
        Configuration configuration = spark.sparkContext().hadoopConfiguration();
        LakePath log = new LakePath(path).resolve("_delta_log");
        return log.list(configuration).stream()
                .map(COMMIT::matcher)
                .filter(Matcher::matches)
                .filter(commit -> Long.parseLong(commit.group(1)) <= version)
                .map(Matcher::group)
                .sorted(Comparator.reverseOrder())
                .map(name -> log.resolve(name).readText(configuration).flatMap(LedgerCommitMetadata::of))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<LedgerCommitMetadata> of(String commit) {
        return commit.lines()
                .filter(line -> line.startsWith("{\"commitInfo\""))
                .map(line -> json(line).at("/commitInfo/userMetadata").asText())
                .map(TEXT::matcher)
                .filter(Matcher::matches)
                .map(text -> new LedgerCommitMetadata(Long.parseLong(text.group(1)), Integer.parseInt(text.group(2))))
                .findFirst();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Cannot read a commit of the ledger's log: " + e.getOriginalMessage()
                            + ". Restore the file from a backup, or remove the ledger's table and run `ebb build-ledger`.",
                    e);
        }
    }
}
