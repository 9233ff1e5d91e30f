package ebb.explain;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.SettingsLoader;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.lake.Publications;
import ebb.schema.ChurnEconomicsTable;
import ebb.schema.CustomerFlowTable;
import ebb.schema.Table;
import ebb.testing.Published;
import ebb.testing.SparkSessions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publication whose lost customers had bought for 8,000.00 with 2,000.00 of profit, by the cost of what they bought. */
@Tag("spark")
class WhatIfTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    @TempDir
    static Path folder;

    private static Lake lake;

    @BeforeAll
    static void publish() {
        lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        Map<String, Object> year =
                Map.of("period", CustomerFlowTable.YEAR, "until_on", java.sql.Date.valueOf(AS_OF), "dimension", "all");
        write(
                CustomerFlowTable.TABLE,
                year,
                Map.of(CustomerFlowTable.END, 90L, CustomerFlowTable.GAINED, 8L, CustomerFlowTable.RETURNED, 2L));
        write(
                ChurnEconomicsTable.TABLE,
                year,
                Map.of(
                        ChurnEconomicsTable.LOSS_RATE, 0.2,
                        ChurnEconomicsTable.MEAN_REVENUE, new BigDecimal("500.00"),
                        ChurnEconomicsTable.LOST_REVENUE, new BigDecimal("8000.00"),
                        ChurnEconomicsTable.LOST_PROFIT, new BigDecimal("2000.00")));
        new Publications(lake)
                .publish(
                        "run",
                        Optional.of(AS_OF),
                        lake.versions(List.of(CustomerFlowTable.TABLE, ChurnEconomicsTable.TABLE)),
                        Instant.EPOCH);
    }

    private static void write(Table table, Map<String, Object> year, Map<String, Object> figures) {
        Map<String, Object> row = new HashMap<>(year);
        row.putAll(figures);
        lake.append(table, Published.filled(table, AS_OF, List.of(row)));
    }

    private static WhatIf ask(Double margin, Map<String, String> settings) {
        return WhatIf.of(
                new WhatIf.Question(10.0, null, null, null, margin),
                1,
                SettingsLoader.load(Optional.empty(), Map.of(), settings).settings(),
                () -> lake);
    }

    @Test
    void takesTheMarginOfThePublicationAsTheReportDoes() {
        assertThat(ask(null, Map.of()).words())
                .contains(
                        "90 customers, 10.0 % lost and 10 won a year, EUR 500.00 a customer",
                        "Lost in a year: 9 customers, EUR 4,500 of revenue, EUR 1,125 of profit at 25.0 %");
        assertThat(ask(null, Map.of("economics.margin", "0.1")).cost().margin())
                .as("what the categories brought goes before one margin for all")
                .isEqualTo(0.25);
        assertThat(ask(5.0, Map.of()).cost().margin()).isEqualTo(0.05);
    }
}
