package ebb.job;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.Settings;
import ebb.conf.SettingsLoader;
import ebb.feature.FeaturesTable;
import ebb.input.ContactPermissions;
import ebb.lake.ContactPolicies;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.schema.InputProfileTable;
import ebb.schema.RejectedRowsTable;
import ebb.testing.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers with several ids are one from the day on which that is known. */
class AliasesTest {
    private static final LocalDate BEFORE = LocalDate.of(2024, 5, 1);
    private static final LocalDate AFTER = LocalDate.of(2024, 6, 1);

    @TempDir
    Path folder;

    @Test
    void idsAreOneCustomerFromTheDayOfTheirMerge() throws IOException {
        Files.write(
                folder.resolve("aliases.csv"),
                List.of(
                        "customer_id,canonical_id,merged_on",
                        "old,middle,2024-05-20",
                        "middle,new,2024-05-25",
                        "unknown,new,",
                        "alone,alone,"));
        Files.write(
                folder.resolve("customers.csv"),
                List.of(
                        "customer_id,name,email,opted_out",
                        "old,Olga,olga@shop.example,true",
                        "new,Nora,nora@shop.example,false",
                        "other,Otto,otto@shop.example,false",
                        "alone,Anna,anna@shop.example,false"));
        Files.write(folder.resolve("suppressions.csv"), List.of("email,reason", "anna@shop.example,asked"));
        Lake lake = ingested();

        features(lake, AFTER);
        assertThat(frequencies(lake, AFTER)).isEqualTo(Map.of("new", 4.0, "other", 2.0, "alone", 1.0));
        features(lake, BEFORE);
        assertThat(frequencies(lake, BEFORE))
                .as("as of a day before, they are customers of their own")
                .isEqualTo(Map.of("old", 2.0, "middle", 1.0, "new", 1.0, "other", 2.0, "alone", 1.0));

        new BackfillFeaturesJob(List.of(BEFORE, AFTER)).run(context(lake, AFTER));
        assertThat(frequencies(lake, BEFORE)).hasSize(5);
        assertThat(frequencies(lake, AFTER)).hasSize(3);

        assertThat(refused(lake, BEFORE))
                .as("whoever is one with somebody who opted out is left alone whatever the as-of date")
                .containsExactly("alone", "middle", "new", "old");
        assertThat(refused(lake, AFTER)).containsExactly("alone", "new");
        assertThat(lake.read(InputProfileTable.TABLE)
                        .where("input = 'aliases'")
                        .select("matched_share")
                        .first()
                        .getDouble(0))
                .as("unknown is no customer of the purchases")
                .isEqualTo(0.75);
    }

    @Test
    void aCycleIsRejectedWithItsReason() throws IOException {
        Files.write(
                folder.resolve("aliases.csv"),
                List.of("customer_id,canonical_id", "old,middle", "middle,new", "new,old", "other,alone"));
        Lake lake = ingested();
        assertThat(lake.read(RejectedRowsTable.TABLE)
                        .select("reason", "raw_text")
                        .collectAsList())
                .extracting(row -> row.getString(0) + ": " + row.getString(1))
                .containsExactlyInAnyOrder(
                        "canonical_id leads back to customer_id: old to middle",
                        "canonical_id leads back to customer_id: middle to new",
                        "canonical_id leads back to customer_id: new to old");
        features(lake, AFTER);
        assertThat(frequencies(lake, AFTER)).containsOnlyKeys("old", "middle", "new", "alone");
    }

    private Lake ingested() throws IOException {
        List<String> rows = new ArrayList<>(List.of("customer_id,ordered_at,amount"));
        for (String purchase : List.of("old 01", "old 08", "middle 12", "new 20", "other 03", "other 15", "alone 29")) {
            rows.add(purchase.replace(" ", ",2024-04-") + ",10.00");
        }
        Files.write(folder.resolve("sales.csv"), rows);
        Lake lake = new Lake(
                SparkSessions.shared(), LakePath.root(folder.resolve("lake").toString()));
        JobContext context = context(lake, AFTER);
        context.run(new IngestJob());
        context.run(new BuildLedgerJob());
        return lake;
    }

    private void features(Lake lake, LocalDate day) {
        context(lake, day).run(new BuildFeaturesJob());
    }

    private static Map<String, Double> frequencies(Lake lake, LocalDate day) {
        return lake.read(FeaturesTable.TABLE, day).select("customer_id", "frequency_count").collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> ((Number) row.get(1)).doubleValue()));
    }

    private List<String> refused(Lake lake, LocalDate day) {
        Dataset<Row> customers = lake.read(FeaturesTable.TABLE, day).select("customer_id");
        return ContactPolicies.permissions(lake, settings(), List.of(day), customers)
                .where(functions.col(ContactPermissions.LASTING_KIND).isNotNull())
                .where(functions.col(ContactPermissions.LASTING_KIND).notEqual("CONTROL_GROUP"))
                .select("customer_id")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }

    private JobContext context(Lake lake, LocalDate day) {
        return new JobContext(lake, settings(), Optional.of(day), "run-1", Clock.systemUTC());
    }

    private Settings settings() {
        Map<String, String> sets = new TreeMap<>(Map.of(
                "as-of-tolerance-days", "60",
                "segments.control-share", "0",
                "inputs.aliases.gate.rejected-stop-share", "1"));
        for (String input : List.of("aliases", "customers", "suppressions")) {
            if (Files.exists(folder.resolve(input + ".csv"))) {
                sets.put(
                        "inputs." + input + ".path",
                        folder.resolve(input + ".csv").toString());
            }
        }
        sets.put("inputs.purchases.path", folder.resolve("sales.csv").toString());
        return SettingsLoader.load(Optional.empty(), Map.of(), sets).settings();
    }
}
