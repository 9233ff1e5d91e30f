package ebb.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.churn.ContestantCatalogue;
import ebb.churn.fit.Contestant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLoaderTest {
    @TempDir
    Path folder;

    /** A change of a default changes what users get without asking: it must show in a diff of defaults.txt. */
    @Test
    void everyKeyAndDefaultIsWhatUsersRelyOn() throws IOException {
        try (InputStream pinned = getClass().getResourceAsStream("/defaults.txt")) {
            assertThat(load(Map.of()).flat().entrySet().stream()
                            .map(entry -> entry.getKey() + " = " + entry.getValue()))
                    .containsExactlyElementsOf(new String(pinned.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        }
    }

    @Test
    void aModelOfMllibTakesPartByDefault() {
        List<String> contestants = load(Map.of()).settings().training().contestants();

        assertThat(ContestantCatalogue.named(contestants))
                .anyMatch(contestant -> contestant.kind() == Contestant.Kind.MODEL && contestant.fitsOnSpark());
    }

    @Test
    void setWinsOverEnvironmentOverFileOverDefault() throws IOException {
        Path file = write("horizon-days: 10\nactive-days: 10\nseed: 10\n");

        EffectiveSettings effective = SettingsLoader.load(
                Optional.of(file),
                Map.of("EBB_ACTIVE_DAYS", "20", "EBB_SEED", "20", "PATH", "/bin"),
                Map.of("seed", "30"));

        Settings settings = effective.settings();
        assertThat(settings.horizonDays()).isEqualTo(10);
        assertThat(settings.activeDays()).isEqualTo(20);
        assertThat(settings.seed()).isEqualTo(30);
        assertThat(settings.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(effective.origins())
                .containsEntry("horizon-days", file.toString())
                .containsEntry("active-days", "environment EBB_ACTIVE_DAYS")
                .containsEntry("seed", "--set")
                .containsEntry("zone", "default");
    }

    @Test
    void refusesAnUnknownKeyAndNamesTheNearest() {
        assertThatThrownBy(() -> load(Map.of("horizn-days", "3")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("Cannot use horizn-days")
                .hasMessageContaining("Did you mean horizon-days?")
                .hasMessageContaining("--set");
    }

    @Test
    void refusesAValueOutOfRangeAndSaysTheRange() {
        assertThatThrownBy(() -> load(Map.of("horizon-days", "0")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("Cannot use horizon-days: 0. Give 1 to 3650 days.");
    }

    @Test
    void readsAListOfColumnsAsAnOption() {
        assertThat(load(Map.of("inputs.purchases.options.fill-down", "[order_id, customer_id]"))
                        .settings()
                        .inputs()
                        .get("purchases")
                        .options())
                .containsEntry("fill-down", "order_id,customer_id");
    }

    @Test
    void refusesAWordThatIsNoneOfThoseToChooseFrom() {
        assertThatThrownBy(() -> load(Map.of("training.class-balance", "even")))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("Cannot use training.class-balance: even. Give as-they-come or equal.");
    }

    @Test
    void refusesTextWhereANumberIsMeant() {
        assertThatThrownBy(() -> load(Map.of("horizon-days", "soon")))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("Cannot use horizon-days: soon. Give a whole number.");
    }

    @Test
    void saysWhereAFileIsNoYamlAndWhyWithoutQuotingIt() throws IOException {
        assertRefused("lake: x\ninputs:\n\tpurchases:\n", "line 3, column 1: found character '\\t(TAB)'");
        assertRefused("lake: x\nseed: 'geheim\n", "line 3, column 1: found unexpected end of stream");
        assertRefused("lake: x\nseed: 1\nlake: y\n", "line 3: the key is there twice: 'lake'");
    }

    private void assertRefused(String yaml, String why) throws IOException {
        Path file = write(yaml);
        assertThatThrownBy(() -> SettingsLoader.load(Optional.of(file), Map.of(), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(why)
                .hasMessageEndingWith("Mend the YAML at the place named.")
                .message()
                .doesNotContain("geheim");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> SettingsLoader.load(Optional.of(folder.resolve("none.yaml")), Map.of(), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("there is no file");
    }

    @Test
    void saysWhereTheYamlIsBroken() throws IOException {
        Path file = write("horizon-days: [1\n");
        assertThatThrownBy(() -> SettingsLoader.load(Optional.of(file), Map.of(), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void refusesAZoneThatThereIsNotWithTheNearestOne() {
        assertThatThrownBy(() -> load(Map.of("zone", "Europe/Berln")))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(
                        "Cannot use zone: Europe/Berln. There is no such time zone. Did you mean Europe/Berlin?");
    }

    @Test
    void saysWhichKeysAGroupHasWhereItIsGivenOneValue() {
        assertThatThrownBy(() -> load(Map.of("warnings.limits.loss", "0.4")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("Cannot use warnings.limits.loss: it is a group of settings. Set its keys one by one, as"
                        + " warnings.limits.loss.limit=...; it has limit, by-class, by-region. (It comes from --set.)");
        assertThatThrownBy(() -> load(Map.of("inputs.purchases", "sales.csv")))
                .hasMessageStartingWith("Cannot use inputs.purchases: it is a group of settings.")
                .hasMessageContaining("inputs.purchases.path=...");
        assertThatThrownBy(() -> load(Map.of("training.contestants", "[mllib_logistic_regression, gbt]")))
                .hasMessageStartingWith("Cannot use training.contestants: [mllib_logistic_regression, gbt]")
                .hasMessageContaining(
                        "one of the simple rules that models are judged by: prevalence, recency, frequency");
        assertThatThrownBy(() -> load(Map.of("training.contestants", "recency")))
                .hasMessageStartingWith("Cannot use training.contestants: it is a list. Write [a, b].");
        assertThatThrownBy(() -> load(Map.of("warnings.limits.loss.by-class", "0.4")))
                .hasMessageStartingWith("Cannot use warnings.limits.loss.by-class: it is a map. Write {a: b}.");
    }

    @Test
    void refusesAnUnknownRuleOrInputAndNamesTheNearest() {
        assertThatThrownBy(() -> load(Map.of("warnings.limits.los.limit", "1")))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("Cannot use warnings.limits.los: there is no such setting. Did you mean"
                        + " warnings.limits.loss? `ebb config` lists them all.");
        assertThatThrownBy(() -> load(Map.of("inputs.purchase.path", "sales.csv")))
                .hasMessageStartingWith(
                        "Cannot use inputs.purchase: there is no such setting. Did you mean" + " inputs.purchases?");
    }

    @Test
    void refusesALimitOfAClassThatThereIsNot() {
        assertThatThrownBy(() -> load(Map.of("warnings.limits.loss.by-class", "{8: 0.4}")))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "Cannot use warnings.limits: there is no account class 8. Give limits of the classes 1 to 7.");
        assertThat(load(Map.of("warnings.limits.loss.by-class", "{7: 0.4}"))).isNotNull();
    }

    @Test
    void saysThatAMapTakesThePlaceOfAllKeys() {
        assertThatThrownBy(() -> load(Map.of("inputs.purchases.expect", "{gap-days: 1, least-rows-per-day: 10}")))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(
                        "Cannot use inputs.purchases.expect.fresh-days: it is missing, for a map takes the"
                                + " place of all keys of inputs.purchases.expect. Set keys one by one, as");
    }

    @Test
    void anEmptyFileChangesNothing() throws IOException {
        EffectiveSettings plain = SettingsLoader.load(Optional.empty(), Map.of(), Map.of());
        EffectiveSettings empty = SettingsLoader.load(Optional.of(write("# nothing\n")), Map.of(), Map.of());
        assertThat(empty.settings()).isEqualTo(plain.settings());
        assertThat(empty.hash()).isEqualTo(plain.hash());
    }

    @Test
    void covariatesAreColumnsOfTheCustomersInputWhichMustBeOn() {
        assertThatThrownBy(() -> load(Map.of("lifetime.covariates", "[email]")))
                .hasMessage(
                        "Cannot use lifetime.covariates: email. Give names among region, territory, owner, credit_grade.");
        assertThatThrownBy(() -> load(Map.of("lifetime.covariates", "[region]")))
                .hasMessage(
                        "Cannot use lifetime.covariates: [region]. Give inputs.customers.path as well, or no covariates.");
        assertThat(load(Map.of("lifetime.covariates", "[region]", "inputs.customers.path", "c.csv"))
                        .settings()
                        .lifetime()
                        .covariates())
                .containsExactly("region");
    }

    @Test
    void theHashChangesWithASetting() {
        assertThat(load(Map.of("seed", "43")).hash())
                .isNotEqualTo(load(Map.of()).hash());
        assertThat(load(Map.of("telemetry.timeout-seconds", "3")).hash())
                .as("nothing depends on who is told")
                .isEqualTo(load(Map.of()).hash());
    }

    private static EffectiveSettings load(Map<String, String> sets) {
        return SettingsLoader.load(Optional.empty(), Map.of(), sets);
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("ebb.yaml"), yaml);
    }
}
