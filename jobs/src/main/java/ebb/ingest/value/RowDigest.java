package ebb.ingest.value;

import static org.apache.spark.sql.functions.struct;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The hash of a row's named values: MD5 in hexadecimal digits of their texts, each behind its name. Names and values are kept apart by characters that
 * stand in no text; values that are null are left out. Spark's own functions make several texts of each value, which takes twice as long. Each task reads
 * with an object of its own.
 */
public final class RowDigest implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final byte[][] names;
    private transient MessageDigest md5;
    private byte[] text = new byte[256];

    RowDigest(List<String> names) {
        this.names = names.stream()
                .map(name -> ("\u0001" + name + "\u0002").getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /** The hash of columns of any type by their texts. */
    static Column of(List<String> names, List<Column> values) {
        Column[] texts = values.stream().map(value -> value.cast("string")).toArray(Column[]::new);
        return PlainDecimals.call(new RowDigest(names), struct(texts), DataTypes.StringType);
    }

    /** The hash of texts that are in the order of the names. */
    public UTF8String read(InternalRow values) {
        int length = 0;
        for (int i = 0; i < names.length; i++) {
            if (!values.isNullAt(i)) {
                UTF8String value = values.getUTF8String(i);
                reserve(length + names[i].length + value.numBytes());
                System.arraycopy(names[i], 0, text, length, names[i].length);
                length += names[i].length;
                value.writeToMemory(text, Platform.BYTE_ARRAY_OFFSET + length);
                length += value.numBytes();
            }
        }
        MessageDigest digest = digest();
        digest.update(text, 0, length);
        return inHexadecimal(digest.digest());
    }

    private void reserve(int length) {
        if (length > text.length) {
            text = Arrays.copyOf(text, 2 * length);
        }
    }

    private MessageDigest digest() {
        if (md5 == null) {
            try {
                md5 = MessageDigest.getInstance("MD5");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Cannot tell rows apart: this Java has no MD5. Use another one.", e);
            }
        }
        return md5;
    }

    private static UTF8String inHexadecimal(byte[] hash) {
        byte[] digits = new byte[2 * hash.length];
        for (int i = 0; i < hash.length; i++) {
            digits[2 * i] = DIGITS[(hash[i] >> 4) & 15];
            digits[2 * i + 1] = DIGITS[hash[i] & 15];
        }
        return UTF8String.fromBytes(digits);
    }
}
