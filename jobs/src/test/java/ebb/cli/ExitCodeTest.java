package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.lake.EmptyResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What another try cannot cure does not end with the code that schedulers try again. */
@Tag("B5")
class ExitCodeTest {
    @Test
    void aDayThatWouldHaveNoRowsIsRefusedAsData() {
        assertThat(ExitCode.of(new EmptyResult("Cannot write scores"))).isEqualTo(ExitCode.DATA_REFUSED);
    }
}
