package ebb.lake;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import ebb.schema.ErasedCustomersTable;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Whom the lake must not know any more.
 *
 * @param key key of the hashes, in Base64
 * @param hashes keyed hashes of the customers' ids
 */
public record ErasedCustomers(String key, Set<String> hashes) implements Serializable {
    public static final ErasedCustomers NONE = new ErasedCustomers("", Set.of());

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    /** Those of the lake; none where nobody was erased. */
    public static ErasedCustomers of(Lake lake) {
        if (!lake.has(ErasedCustomersTable.TABLE)) {
            return NONE;
        }
        Set<String> hashes = lake.read(ErasedCustomersTable.TABLE).collectAsList().stream()
                .map(row -> row.<String>getAs(ErasedCustomersTable.CUSTOMER_HASH))
                .collect(Collectors.toUnmodifiableSet());
        return new ErasedCustomers(key(lake), hashes);
    }

    /** Takes down that these customers are erased; those that are already are not taken down again. */
    public static void add(Lake lake, Collection<String> customers, Instant at) {
        String key = key(lake);
        Set<String> known = of(lake).hashes();
        Mac mac = mac(key);
        List<Row> rows = customers.stream()
                .map(customer -> hash(mac, customer))
                .filter(hash -> !known.contains(hash))
                .distinct()
                .map(hash -> RowFactory.create(hash, Timestamp.from(at)))
                .toList();
        lake.append(ErasedCustomersTable.TABLE, lake.rows(ErasedCustomersTable.TABLE, rows));
    }

    /** Whether the id is that of one of them; false for null. */
    public Column contains(Column id) {
        if (hashes.isEmpty()) {
            return lit(false);
        }
        UDF1<String, Boolean> contains = this::holds;
        return udf(contains, DataTypes.BooleanType).apply(id.cast(DataTypes.StringType));
    }

    /** Whether the id is that of one of them; false for null. */
    public boolean holds(String customer) {
        return customer != null && !hashes.isEmpty() && hashes.contains(hash(mac(key), customer));
    }

    private static String hash(Mac mac, String customer) {
        return HexFormat.of().formatHex(mac.doFinal(customer.getBytes(StandardCharsets.UTF_8)));
    }

    private static Mac mac(String key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /** The key of the lake, made the first time it is wanted. */
    private static String key(Lake lake) {
        LakePath path = lake.root().resolve("_ebb/erasure-key");
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        String made = Base64.getEncoder().encodeToString(random);
        return path.create(made.getBytes(StandardCharsets.US_ASCII), lake.configuration())
                ? made
                : path.readText(lake.configuration()).orElseThrow();
    }
}
