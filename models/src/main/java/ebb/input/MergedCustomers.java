package ebb.input;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import ebb.ledger.PackedLedger;
import ebb.schema.AliasesTable;
import ebb.schema.Column;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Which ids were one customer's, as known on a day: rows of an input, or of the ledger, get the id that the customer has then. A merge that became known
 * later changes nothing before.
 */
public final class MergedCustomers {
    /** Every id is a customer of its own. */
    public static final MergedCustomers NONE = new MergedCustomers(Map.of());

    private static final String CANONICAL = "__ebb_canonical_id";
    private static final String GIVEN_UP = "__ebb_given_up_id";
    private static final StructType IDS =
            new StructType().add(GIVEN_UP, DataTypes.StringType, false).add(CANONICAL, DataTypes.StringType, false);

    /** The id that a customer finally has, by each id given up. */
    private final Map<String, String> canonical;

    private MergedCustomers(Map<String, String> canonical) {
        this.canonical = canonical;
    }

    /**
     * What was known on a day.
     *
     * @param aliases rows of {@link AliasesTable}; null: the input is off
     */
    public static MergedCustomers asOf(Dataset<Row> aliases, LocalDate day) {
        return aliases == null ? NONE : of(aliases.collectAsList(), day);
    }

    private static MergedCustomers of(List<Row> aliases, LocalDate day) {
        Map<String, Row> known = new HashMap<>();
        for (Row alias : aliases) {
            if (!since(alias).isAfter(day) && !id(alias).equals(target(alias))) {
                known.merge(id(alias), alias, (one, other) -> LATER.compare(one, other) >= 0 ? one : other);
            }
        }
        Map<String, String> next = new HashMap<>();
        known.forEach((id, alias) -> next.put(id, target(alias)));
        Map<String, String> last = new TreeMap<>();
        next.keySet().forEach(id -> last.put(id, last(id, next)));
        last.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
        return last.isEmpty() ? NONE : new MergedCustomers(last);
    }

    /** The later row counts; of two of one day the one whose canonical id sorts first. */
    private static final Comparator<Row> LATER = Comparator.comparing(MergedCustomers::since)
            .thenComparing(MergedCustomers::target, Comparator.reverseOrder());

    private static LocalDate since(Row alias) {
        Date day = alias.getAs(AliasesTable.MERGED_ON);
        return day == null ? LocalDate.MIN : day.toLocalDate();
    }

    private static String id(Row alias) {
        return alias.getAs(AliasesTable.CUSTOMER_ID);
    }

    private static String target(Row alias) {
        return alias.getAs(AliasesTable.CANONICAL_ID);
    }

    /** The end of the chain; of a cycle, which ingest refuses but for rows of different days, the id that sorts first. */
    private static String last(String id, Map<String, String> next) {
        Set<String> passed = new LinkedHashSet<>();
        String at = id;
        while (next.containsKey(at) && passed.add(at)) {
            at = next.get(at);
        }
        if (!next.containsKey(at)) {
            return at;
        }
        String smallest = at;
        for (String other = next.get(at); !other.equals(at); other = next.get(other)) {
            smallest = other.compareTo(smallest) < 0 ? other : smallest;
        }
        return smallest;
    }

    /** The id that the customer has. */
    public String idOf(String id) {
        return canonical.getOrDefault(id, id);
    }

    /** Every id of the customers, those they gave up included. */
    public Set<String> idsOf(Collection<String> customers) {
        Set<String> finals = customers.stream().map(this::idOf).collect(Collectors.toSet());
        Set<String> ids = new TreeSet<>(customers);
        ids.addAll(finals);
        canonical.forEach((id, last) -> {
            if (finals.contains(last)) {
                ids.add(id);
            }
        });
        return ids;
    }

    /**
     * The rows with the ids that their customers have.
     *
     * @param rows with the column {@code customer_id}; null: the input is off
     */
    public Dataset<Row> in(Dataset<Row> rows) {
        if (rows == null || canonical.isEmpty()) {
            return rows;
        }
        return rows.join(
                        broadcast(ids(rows.sparkSession())),
                        col(Column.CUSTOMER_ID).equalTo(col(GIVEN_UP)),
                        "left")
                .withColumn(Column.CUSTOMER_ID, coalesce(col(CANONICAL), col(Column.CUSTOMER_ID)))
                .drop(GIVEN_UP, CANONICAL)
                .select(java.util.Arrays.stream(rows.columns())
                        .map(name -> col("`" + name + "`"))
                        .toArray(org.apache.spark.sql.Column[]::new));
    }

    /** The ledger with one row for the customers as they are known. */
    public PackedLedger in(PackedLedger ledger) {
        return canonical.isEmpty() ? ledger : ledger.renaming(this::ids, GIVEN_UP, CANONICAL);
    }

    /** Rows by customer, each once more for every id that the customer gave up: what holds of a person holds under any of the ids. Null where null. */
    public Dataset<Row> underEveryId(Dataset<Row> byCustomer) {
        if (byCustomer == null || canonical.isEmpty()) {
            return byCustomer;
        }
        return byCustomer.unionByName(byCustomer
                .join(
                        broadcast(ids(byCustomer.sparkSession())),
                        col(Column.CUSTOMER_ID).equalTo(col(CANONICAL)))
                .withColumn(Column.CUSTOMER_ID, col(GIVEN_UP))
                .drop(GIVEN_UP, CANONICAL));
    }

    private Dataset<Row> ids(SparkSession spark) {
        return spark.createDataFrame(
                canonical.entrySet().stream()
                        .map(entry -> RowFactory.create(entry.getKey(), entry.getValue()))
                        .toList(),
                IDS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MergedCustomers merged && merged.canonical.equals(canonical);
    }

    @Override
    public int hashCode() {
        return Objects.hash(canonical);
    }
}
