package ebb.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MovementTest {
    private static final String NONE = Standing.NONE.label();
    private static final String LOST = Standing.LOST.label();
    private static final String CORE = Standing.CORE.label();

    @Test
    void goesByTheStandingAtBothDates() {
        assertThat(Movement.of(NONE, CORE)).hasValue(Movement.GAINED);
        assertThat(Movement.of(NONE, LOST)).as("came and went").hasValue(Movement.GAINED);
        assertThat(Movement.of(CORE, CORE)).hasValue(Movement.STAYED);
        assertThat(Movement.of(CORE, LOST)).hasValue(Movement.LOST);
        assertThat(Movement.of(LOST, CORE)).hasValue(Movement.RETURNED);
        assertThat(Movement.of(LOST, LOST)).isEmpty();
    }

    @Test
    void isWrittenInSmallLetters() {
        assertThat(Movement.GAINED.label()).isEqualTo("gained");
    }
}
