package ebb.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FittingPlaceTest {
    @Test
    void autoIsTheClusterOnlyWhereTheDriverWouldNeedASampleAndThereIsOne() {
        assertThat(FittingPlace.AUTO.isCluster(true, true)).isTrue();
        assertThat(FittingPlace.AUTO.isCluster(false, true)).isFalse();
        assertThat(FittingPlace.AUTO.isCluster(true, false)).isFalse();
    }

    @Test
    void whatIsAskedForIsDoneWhateverThereIs() {
        assertThat(FittingPlace.CLUSTER.isCluster(false, false)).isTrue();
        assertThat(FittingPlace.DRIVER.isCluster(true, true)).isFalse();
    }

    @Test
    void saysInWordsWhatIsFittedWhere() {
        assertThat(FittingPlace.AUTO.words(120_000)).contains("120,000", "on all of them", "else on a sample");
        assertThat(FittingPlace.DRIVER.words(500)).contains("beyond 500 examples on a sample");
        assertThat(FittingPlace.CLUSTER.words(500)).contains("on all examples");
    }
}
