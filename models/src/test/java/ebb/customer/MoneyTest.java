package ebb.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void convertsCentsToAnAmountAndBack() {
        assertThat(Money.amount(1999)).isEqualTo(19.99);
        assertThat(Money.cents(19.99)).isEqualTo(1999);
        assertThat(Money.ofCents(-5)).isEqualTo(new BigDecimal("-0.05"));
    }

    @Test
    void roundsHalfACentToTheEvenNeighbourInTablesAndUpInSettings() {
        assertThat(Money.ofAmount(0.125)).isEqualTo(new BigDecimal("0.12"));
        assertThat(Money.ofAmount(0.375)).isEqualTo(new BigDecimal("0.38"));
        assertThat(Money.cents(new BigDecimal("0.125"))).isEqualTo(13);
        assertThat(Money.cents(new BigDecimal("0.124"))).isEqualTo(12);
    }

    @Test
    void refusesAnAmountWhoseCentsDoNotFit() {
        assertThatThrownBy(() -> Money.cents(new BigDecimal("1e18"))).isInstanceOf(ArithmeticException.class);
    }
}
