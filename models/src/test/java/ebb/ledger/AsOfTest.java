package ebb.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AsOfTest {
    private static final DataSpan SPAN = new DataSpan(1000, 1100);

    @Test
    void isMaturedWhereTheOutcomeWindowEndsOnTheLastDayOfTheData() {
        assertThat(new AsOf(1010, SPAN).isMatured(90)).isTrue();
        assertThat(new AsOf(1011, SPAN).isMatured(90)).isFalse();
        assertThatCode(() -> new AsOf(1010, SPAN).requireMatured(90)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new AsOf(1011, SPAN).requireMatured(90))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before the outcome window does");
    }

    @Test
    void refusesADayBeforeTheData() {
        assertThat(new AsOf(1000, SPAN).day()).isEqualTo(1000);
        assertThatThrownBy(() -> new AsOf(999, SPAN)).isInstanceOf(IllegalArgumentException.class);
    }
}
