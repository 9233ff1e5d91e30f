package ebb.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.star.MeasureCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StarContractTest {
    private static final Path HOME = Path.of(System.getProperty("ebb.home"));
    private static final Path PROMISED = HOME.resolve("jobs/src/test/resources/star-contract.txt");

    /** The first line is the version, the others are its columns. */
    @Test
    void aColumnChangesOnlyWithTheVersion() throws IOException {
        List<String> promised = Files.readAllLines(PROMISED);
        assertThat(StarContract.columns())
                .as("columns of the star differ from those of version " + promised.get(0)
                        + ": raise StarContract.VERSION, and write it and the columns into " + PROMISED.getFileName())
                .isEqualTo(promised.subList(1, promised.size()));
        assertThat(StarContract.VERSION).isEqualTo(promised.get(0));
    }

    @Test
    void theFilesInTheRepositoryAreTheGeneratedOnes() throws IOException {
        assertThat(Files.readString(HOME.resolve("models/star.odcs.yaml")))
                .as("stale: ./ebb tables --contract > models/star.odcs.yaml")
                .isEqualTo(StarContract.yaml());
        assertThat(Files.readString(HOME.resolve("notebooks/bi/model/ebb.yml")))
                .as("stale: ./ebb tables --semantic-model > notebooks/bi/model/ebb.yml")
                .isEqualTo(SemanticModel.yaml("ebb"));
    }

    @Test
    void eachMeasureIsDefinedOnce() {
        assertThat(MeasureCatalogue.ALL).extracting(measure -> measure.name()).doesNotHaveDuplicates();
        assertThat(MeasureCatalogue.ALL).extracting(measure -> measure.sql()).doesNotHaveDuplicates();
    }
}
