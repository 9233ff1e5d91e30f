package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;

class DataDictionaryTest {
    private static final Path PAGE = Path.of(System.getProperty("ebb.home"), "models", "DICTIONARY.md");

    @Test
    void thePageInTheRepositoryIsTheGeneratedOne() throws IOException {
        assertThat(DataDictionary.markdown())
                .as("models/DICTIONARY.md is stale: ./ebb tables --markdown > models/DICTIONARY.md")
                .isEqualToIgnoringWhitespace(Files.readString(PAGE));
    }

    @Test
    void everyColumnOfEveryTableSaysWhatItMeans() {
        assertThat(ebb.lake.TableCatalogue.ALL)
                .allSatisfy(table -> assertThat(Arrays.stream(table.schema().fields())
                                .filter(field -> field.getComment().isEmpty())
                                .map(StructField::name))
                        .as(table.name())
                        .isEmpty());
    }
}
