package ebb.serve.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "c0000042, c0000042",
        "A.b-c_d~1, A.b-c_d~1",
        "DE/4711, ?id=DE%2F4711",
        "../../etc/passwd, ?id=..%2F..%2Fetc%2Fpasswd",
        ".., ?id=..",
        "a/b?c#d&e=1, ?id=a%2Fb%3Fc%23d%26e%3D1",
        "Ö 1, ?id=%C3%96%201"
    })
    void isAParameterWhereThePathCouldBeMisread(String id, String address) {
        assertThat(CustomerAddress.below(id)).isEqualTo(address);
    }
}
