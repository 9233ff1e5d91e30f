package ebb.erase;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import ebb.ingest.catalogue.Input;
import ebb.ingest.catalogue.InputCatalogue;
import ebb.lake.ErasedCustomers;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.lake.TableCatalogue;
import ebb.lake.TableSwap;
import ebb.schema.Column;
import ebb.schema.IngestedFilesTable;
import ebb.schema.LedgerTable;
import ebb.schema.PublicationContentsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.Table;
import ebb.schema.TableVersionsTable;
import ebb.schema.star.StarTables;
import ebb.star.StarRules;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;

/**
 * Takes persons out of the lake: writes every table anew without them beside the old ones, puts the new ones in their place, and removes the old ones with
 * their versions, logs and statistics. Under the lake's lock.
 *
 * <p>Killed before the new tables are whole it has changed nothing but the list of whom ingest leaves out, and removed reports and lists; killed later it is
 * finished by being run again.
 */
public final class Erasure {
    /** Tables that begin anew: they tell of versions that are gone. */
    private static final Set<Table> BEGUN_ANEW = Set.of(TableVersionsTable.TABLE, PublicationContentsTable.TABLE);

    private final Lake lake;
    private final Lake beside;
    private final ErasureRequest request;
    private final StarRules star;
    private final List<String> sources;

    /**
     * Prepares to erase.
     *
     * @param file text file with one id on each line
     * @param star by which the star for BI is made anew
     * @param sources folders below the lake's root that hold input files: they are the business's, and not searched
     */
    public Erasure(Lake lake, Path file, StarRules star, List<String> sources) {
        this.lake = lake;
        this.beside = new Lake(lake.spark(), new TableSwap(lake.onDisk()).beside());
        this.request = ErasureRequest.of(lake, ErasureRequest.read(file));
        this.star = star;
        this.sources = sources;
    }

    /**
     * What was erased.
     *
     * @param customers persons asked for
     * @param held rows of theirs that went, and ids that no table knew
     * @param removedFiles reports and lists that named them, removed
     * @param searchedFiles files searched afterwards
     * @param searchedBytes their bytes
     * @param hits files and tables in which one of them still is; none is the proof
     */
    public record Erased(
            int customers,
            @JsonUnwrapped Held held,
            List<String> removedFiles,
            long searchedFiles,
            long searchedBytes,
            List<String> hits) {}

    /**
     * What the tables hold of them as they stand.
     *
     * @param rows rows, by table
     * @param unknown ids that no table knows, and that were not erased before: they may be written otherwise in the lake
     */
    public record Held(Map<String, Long> rows, List<String> unknown) {}

    /** Looks for them in every table; changes nothing. */
    public Held look() {
        TableErasure erasure = new TableErasure(request);
        Map<String, Long> rows = new TreeMap<>();
        Set<String> known = new HashSet<>();
        for (Table table : present().stream().filter(TableErasure::isPersonal).toList()) {
            erasure.theirs(table, lake.read(table))
                    .groupBy(Column.CUSTOMER_ID)
                    .count()
                    .collectAsList()
                    .forEach(customer -> {
                        known.add(customer.getString(0));
                        rows.merge(table.name(), customer.getLong(1), Long::sum);
                    });
        }
        ErasedCustomers erased = ErasedCustomers.of(lake);
        List<String> unknown = request.customers().stream()
                .filter(id -> !known.contains(id) && !erased.holds(id))
                .sorted()
                .toList();
        return new Held(rows, unknown);
    }

    /** Erases, and searches for what is left. */
    public Erased execute(String runId, Instant at) {
        Held held = look();
        Publication published = new Publications(lake).require();
        ErasedCustomers.add(lake, request.customers(), at);
        List<String> removed = removeCopies();
        beside.root().deleteAll(lake.configuration());
        present().stream()
                .filter(table -> !BEGUN_ANEW.contains(table) && !StarTables.isStar(table))
                .forEach(this::write);
        new Publications(beside).publish(runId, published.asOf(), beside.versions(Publications.PUBLISHED), at);
        // Copies of logs that are gone would tell of a damage.
        lake.onDisk().copies().forgetAll();
        new TableSwap(lake.onDisk()).swap();
        lake.onDisk().star().deleteAll(lake.configuration());
        DeltaLog.clearCache();
        new Publications(lake, star).publish(runId, published.asOf(), lake.versions(Publications.PUBLISHED), at);
        lake.root().resolve("_ebb/damaged").deleteAll(lake.configuration());
        lake.onDisk().copies().update();
        ErasureProof.Search search = new ErasureProof(lake, request).search(sources);
        return new Erased(request.customers().size(), held, removed, search.files(), search.bytes(), search.hits());
    }

    private List<Table> present() {
        return TableCatalogue.ALL.stream().filter(lake::has).toList();
    }

    private void write(Table table) {
        Dataset<Row> rows = new TableErasure(request).without(table, lake.read(table));
        if (table.equals(LedgerTable.TABLE)) {
            String mark = lake.ledger().markAfterCopy(lake.version(PurchasesTable.TABLE), 1);
            beside.append(table, rows, mark);
        } else {
            beside.append(table, table.equals(IngestedFilesTable.TABLE) ? recounted(rows) : rows);
        }
    }

    /** The rows of theirs count as rows without a customer from now on. */
    private Dataset<Row> recounted(Dataset<Row> registry) {
        Dataset<Row> gone = InputCatalogue.ALL.stream()
                .map(Input::table)
                .filter(lake::has)
                .filter(TableErasure::isPersonal)
                .map(this::goneByFile)
                .reduce(Dataset::unionAll)
                .orElseThrow();
        org.apache.spark.sql.Column count = coalesce(col("gone_count"), lit(0L));
        String[] key = {IngestedFilesTable.INPUT, IngestedFilesTable.SOURCE_FILE};
        return registry.join(gone, key, "left")
                .withColumn(
                        IngestedFilesTable.ACCEPTED_COUNT,
                        col(IngestedFilesTable.ACCEPTED_COUNT).minus(count))
                .withColumn(
                        IngestedFilesTable.ANONYMOUS_COUNT,
                        col(IngestedFilesTable.ANONYMOUS_COUNT).plus(count))
                .drop("gone_count");
    }

    private Dataset<Row> goneByFile(Table input) {
        return new TableErasure(request)
                .theirs(input, lake.read(input))
                .groupBy(IngestedFilesTable.SOURCE_FILE)
                .agg(count(lit(1)).as("gone_count"))
                .withColumn(IngestedFilesTable.INPUT, lit(input.name()));
    }

    /** Reports and lists that name them; the next run and the next export write them anew. Before the tables go: by them the names are known. */
    private List<String> removeCopies() {
        List<String> removed = new ArrayList<>();
        for (String hit : new ErasureProof(lake, request).files(this::isCopy).hits()) {
            lake.root().resolve(hit).deleteAll(lake.configuration());
            removed.add(hit);
        }
        return removed;
    }

    private boolean isCopy(String file) {
        return ErasureProof.READ_BY_PEOPLE.stream().anyMatch(file::startsWith)
                && sources.stream().noneMatch(file::startsWith);
    }
}
