package ebb.star;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import ebb.life.setting.EventPattern;
import ebb.life.setting.LifeSettings;
import ebb.life.setting.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Words that would tell of a sensitive life event: its name, what is sent for it, and the categories that are its signs. The jobs leave sensitive events out of
 * reasons, actions and warnings; this is what holds where the settings have become stricter since, or a category shows through another rule.
 *
 * @param words as the settings write them; an underscore also stands for a blank
 */
public record WithheldWords(Set<String> words) {
    public WithheldWords {
        words = Set.copyOf(words);
    }

    public static WithheldWords of(LifeSettings settings) {
        Set<String> words = new TreeSet<>(settings.withheld());
        settings.events().forEach((name, event) -> {
            if (event.sensitive()) {
                words.addAll(wordsOf(name, event));
            }
        });
        return new WithheldWords(words);
    }

    private static List<String> wordsOf(String name, EventPattern event) {
        List<String> words = new ArrayList<>(List.of(name));
        event.stages().stream().map(Stage::send).forEach(words::add);
        return words;
    }

    /** Rows of which none of the texts holds such a word. */
    public Dataset<Row> rowsWithout(Dataset<Row> rows, String... texts) {
        Column holds = lit(false);
        for (String text : texts) {
            holds = holds.or(isIn(col(text)));
        }
        return words.isEmpty() ? rows : rows.where(not(holds));
    }

    /** Rows of which the text holds such a word; none where there is no word. */
    Dataset<Row> rowsWith(Dataset<Row> rows, String text) {
        return rows.where(words.isEmpty() ? lit(false) : isIn(col(text)));
    }

    /** The rows with null for each of the texts that holds such a word. */
    Dataset<Row> textsWithout(Dataset<Row> rows, List<String> texts) {
        Dataset<Row> without = rows;
        for (String text : words.isEmpty() ? List.<String>of() : texts) {
            without = without.withColumn(text, when(not(isIn(col(text))), col(text)));
        }
        return without;
    }

    private Column isIn(Column text) {
        return coalesce(text.rlike(pattern()), lit(false));
    }

    /** Whole words only, whatever their capitals. */
    private String pattern() {
        return words.stream()
                .map(word -> Pattern.quote(word.replace('_', ' ')).replace(" ", "\\E[_ ]\\Q"))
                .sorted()
                .collect(Collectors.joining("|", "(?iu)(?<![\\p{L}\\p{N}])(", ")(?![\\p{L}\\p{N}])"));
    }
}
