package ebb.shop;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ShopSettingsTest {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);

    @Test
    void refusesAShopWithoutCustomers() {
        assertThatThrownBy(() -> ShopSettings.of(0))
                .hasMessage("Cannot generate a shop: customers is 0. Give a number from 1 to 90000000.");
    }

    @Test
    void refusesASpanTooShortToKnowAnyone() {
        assertThatThrownBy(() -> new ShopSettings(10, 1, DAY, DAY.plusDays(30), ShopSettings.Shares.DEFAULT))
                .hasMessageContaining("from 2025-01-01 to 2025-01-31 is too short");
    }

    @Test
    void refusesAShareThatIsNone() {
        assertThatThrownBy(() -> new ShopSettings.Shares(1.5, 0, 0, 0, 0)).hasMessageContaining("accounts is 1.5");
        assertThatThrownBy(() -> new ShopSettings.Shares(0, 0, Double.NaN, 0, 0))
                .hasMessageContaining("anonymous is NaN");
    }
}
