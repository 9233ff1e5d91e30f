package ebb.serve.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliderTest {
    @ParameterizedTest
    @CsvSource({
        "674.20, 680, 1",
        "680.00, 680, 1",
        "680.01, 690, 1",
        "12345.67, 13000, 100",
        "99.01, 100, 1",
        "1.05, 1.1, 0.01",
        "0.05, 0.05, 0.01",
        "0, 0.01, 0.01"
    })
    void endsWhereTheWholeListIsPaidAndLittleBeyond(BigDecimal cost, String end, String step) {
        Slider slider = Slider.upTo(cost);

        assertThat(slider.endText()).isEqualTo(end);
        assertThat(slider.stepText()).isEqualTo(step);
    }
}
