package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.Settings;
import ebb.conf.SettingsLoader;
import ebb.customer.ContactPolicy;
import ebb.schema.CustomersTable;
import ebb.schema.InputProfileTable;
import ebb.schema.Table;
import ebb.testing.Published;
import ebb.testing.SparkSessions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class ContactPoliciesTest {
    private static final Settings SETTINGS =
            SettingsLoader.load(Optional.empty(), Map.of(), Map.of()).settings();

    @TempDir
    static Path folder;

    @Test
    void aColumnThatADeliveryGaveIsGivenThoughNoRowHasAValue() {
        Lake lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        assertThat(ContactPolicies.unchecked(lake, SETTINGS))
                .hasValue("no customers input: nobody's opt-out or consent is known");
        append(lake, CustomersTable.TABLE, Map.of("customer_id", "c1"));
        assertThat(ContactPolicies.unchecked(lake, SETTINGS))
                .hasValue("opt-out and consent are not checked: the customers input has no column for them");
        assertThat(policy(lake).consent()).isEqualTo(ContactPolicy.Consent.NOT_DEMANDED);

        append(lake, InputProfileTable.TABLE, Map.of("input", "customers", "column_name", "consent"));
        assertThat(policy(lake).consent()).isEqualTo(ContactPolicy.Consent.DEMANDED);
        assertThat(policy(lake).addresses()).isEqualTo(ContactPolicy.Addresses.NOT_GIVEN);
        assertThat(ContactPolicies.unchecked(lake, SETTINGS))
                .hasValue("opt-out is not checked: the customers input has no column for it");
        append(lake, InputProfileTable.TABLE, Map.of("input", "customers", "column_name", "opted_out"));
        assertThat(ContactPolicies.unchecked(lake, SETTINGS)).isEmpty();
    }

    private static ContactPolicy policy(Lake lake) {
        return ContactPolicies.of(lake, SETTINGS, LocalDate.of(2026, 6, 30));
    }

    private static void append(Lake lake, Table table, Map<String, Object> row) {
        lake.append(table, Published.filled(table, LocalDate.EPOCH, List.of(row)));
    }
}
