package ebb.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.customer.Channel;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActionKindTest {
    @ParameterizedTest
    @EnumSource(ActionKind.class)
    void isFoundByItsNameInTheConf(ActionKind kind) {
        assertThat(ActionKind.named(kind.key())).isEqualTo(kind);
        assertThat(ActionKind.keys()).contains(kind.key()).doesNotHaveDuplicates();
        assertThat(kind.words()).isNotBlank();
    }

    @Test
    void thereIsNoOtherName() {
        assertThatThrownBy(() -> ActionKind.named("sing")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void beginsWithItsChannelAndGoesOnToLessPersonalOnes() {
        assertThat(ActionKind.VISIT.channels()).containsExactly(Channel.values());
        assertThat(ActionKind.WRITE.channels()).containsExactly(Channel.LETTER, Channel.EMAIL);
        assertThat(ActionKind.REMIND.channels()).containsExactly(Channel.EMAIL);
        assertThat(ActionKind.REMIND.channel()).hasValue(Channel.EMAIL);
    }

    @Test
    void workInTheHouseNeedsNoChannel() {
        assertThat(ActionKind.REVIEW.channel()).isEmpty();
        assertThat(ActionKind.REVIEW.channels()).isEmpty();
    }
}
