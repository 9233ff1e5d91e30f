package ebb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.warning.WarningRuleCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RuleWordsTest {

    /** What `ebb warnings explain` says and what the README says must not drift apart. */
    @Test
    void theReadmeExplainsEachRuleInTheRulesOwnWords() throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("ebb.home"), "README.md"));
        assertThat(WarningRuleCatalogue.ALL).allSatisfy(rule -> assertThat(readme)
                .contains("| `" + rule.name() + "` | ")
                .contains(rule.card().warnsWhen()));
    }
}
