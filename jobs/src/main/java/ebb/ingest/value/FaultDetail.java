package ebb.ingest.value;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import ebb.ingest.source.SourceRows;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Says of a rejected row what was found and what was expected.
 *
 * <p>A function of our own over the few rejected rows: said in SQL it made the method that Spark generates for all rows 10,334 bytes long, and the
 * JVM compiles none above 8,000.
 *
 * @param field column of the table
 * @param expression what gives it, where that is not a plain column; empty otherwise
 * @param names what is looked at: the value itself, then the source columns of the expression
 * @param expected what would have been right
 */
public record FaultDetail(String field, String expression, List<String> names, String expected)
        implements Serializable {

    /** The detail of rows that have a reason. A reason begins with the name of its column; another is about the row as a whole and explains itself. */
    public static Column column(List<FieldReader> readers) {
        List<FaultDetail> details = readers.stream().map(FieldReader::detail).toList();
        UDF3<String, String, Seq<String>, String> inWords = (reason, rowFault, found) ->
                rowFault != null ? rowFault : inWords(details, reason, CollectionConverters.asJava(found));
        Column[] found = readers.stream()
                .flatMap(reader -> Stream.concat(
                        Stream.of(reader.mapped().source()),
                        reader.mapped().inputs().stream().map(SourceRows::column)))
                .map(value -> value.cast(DataTypes.StringType))
                .toArray(Column[]::new);
        return udf(inWords, DataTypes.StringType).apply(col(SourceRows.REASON), col(SourceRows.FAULT), array(found));
    }

    private static String inWords(List<FaultDetail> details, String reason, List<String> found) {
        int from = 0;
        for (FaultDetail detail : details) {
            int to = from + detail.names().size();
            if (reason.startsWith(detail.field() + " ")) {
                return detail.inWords(found.subList(from, to));
            }
            from = to;
        }
        return reason;
    }

    private String inWords(List<String> found) {
        String context = IntStream.range(1, found.size())
                .mapToObj(i -> ", " + names.get(i) + " is " + quoted(found.get(i)))
                .collect(Collectors.joining());
        return field + " is " + quoted(found.get(0)) + (expression.isEmpty() ? "" : " (" + expression + context + ")")
                + "; expected " + expected;
    }

    private static String quoted(String value) {
        return value == null ? "empty" : "'" + value + "'";
    }
}
