package ebb.ingest.value;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import ebb.ingest.text.YesNoWords;
import ebb.ingest.text.YesNoWords.Pair;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** Words for true and false that forms and office programs write, beside those that Spark's cast reads (true, t, yes, y, 1 and their opposites). */
final class SwitchWords {
    private static final Object[] TRUE = Stream.concat(
                    Stream.of("x"), YesNoWords.ALL.stream().map(Pair::yes))
            .toArray();
    private static final Object[] FALSE = YesNoWords.ALL.stream().map(Pair::no).toArray();

    private SwitchWords() {}

    /** True or false; null where the text is neither. */
    static Column read(Column text) {
        Column word = lower(trim(text));
        return coalesce(
                text.try_cast("boolean"),
                when(word.isin(TRUE), functions.lit(true)).when(word.isin(FALSE), functions.lit(false)));
    }
}
