package ebb.evaluation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionCampaignTest {

    @ParameterizedTest
    @CsvSource({
        "10.01, 10, 1, 6, 14",
        "1, 0, 1, 6, 14",
        "200, 10, 0, 6, 14",
        "200, 10, 1, 0.1, 14",
        "200, 10, 1, 6, 0.1"
    })
    void takesACampaignThatCanPay(double value, double offer, double contact, double alpha, double beta) {
        assertThatCode(() -> new RetentionCampaign(value, offer, contact, alpha, beta))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"10, 10, 1, 6, 14", "1, -0.1, 1, 6, 14", "200, 10, -0.1, 6, 14", "200, 10, 1, 0, 14", "200, 10, 1, 6, 0"
    })
    void refusesOneThatCannot(double value, double offer, double contact, double alpha, double beta) {
        assertThatThrownBy(() -> new RetentionCampaign(value, offer, contact, alpha, beta))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("customer value " + value);
    }
}
