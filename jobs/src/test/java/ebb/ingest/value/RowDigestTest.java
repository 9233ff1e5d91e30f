package ebb.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.WithNull;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Keys stand in lakes, so their text must stay what it is: MD5 of the values, each behind its name. */
class RowDigestTest {
    private static final List<String> NAMES = List.of("amount", "Größe", "z");

    @Property(tries = 200)
    void isTheHashOfTheNamedValues(@ForAll @Size(3) List<@WithNull(0.3) String> values)
            throws NoSuchAlgorithmException {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, values.size()).filter(i -> values.get(i) != null).forEach(i -> text.append('\u0001')
                .append(NAMES.get(i))
                .append('\u0002')
                .append(values.get(i)));
        Object[] texts = values.stream().map(UTF8String::fromString).toArray();
        assertThat(new RowDigest(NAMES).read(new GenericInternalRow(texts)).toString())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("MD5")
                                .digest(text.toString().getBytes(StandardCharsets.UTF_8))));
    }
}
