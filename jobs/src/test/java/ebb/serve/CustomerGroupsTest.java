package ebb.serve;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.serve.view.GroupTotals;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerGroupsTest {

    /** Sizes of the groups, and of those that are shown where 20 is the least. */
    @ParameterizedTest
    @CsvSource({
        "'100 20', '100 20'",
        "'100 50 19', '100'",
        "'100 50 19 1', '100 50'",
        "'100 50 10 9', '100'",
        "'19', ''",
        "'100 19', ''",
        "'30 25 12 8', '30 25'"
    })
    void aSmallGroupCannotBeWorkedOutFromTheTotal(String sizes, String shown) {
        List<Map<String, Object>> rows = Arrays.stream(sizes.split(" "))
                .map(size -> Map.<String, Object>of("customers", Long.valueOf(size)))
                .toList();

        assertThat(GroupTotals.shown(rows, "customers", 20).stream()
                        .map(row -> row.get("customers").toString()))
                .containsExactly(shown.isEmpty() ? new String[0] : shown.split(" "));
    }
}
