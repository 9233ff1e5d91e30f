package ebb.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ParquetPagesTest {

    /** An empty reason would stand for a file that can be read. */
    @Test
    void aFaultWithoutAMessageIsNamedByItsClass() {
        assertThat(ParquetPages.reason(new EOFException())).isEqualTo("EOFException");
        assertThat(ParquetPages.reason(new IOException(""))).isEqualTo("IOException");
        assertThat(ParquetPages.reason(new IllegalStateException("x", new IOException("\ncut at 7\nfar below"))))
                .isEqualTo("cut at 7");
    }
}
