package ebb;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.MainSources;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Maven runs the classes whose name ends in Test; tests in any other class would never run, and nobody would notice. */
class TestNamesTest {
    private static final Pattern TEST =
            Pattern.compile("^\\s*@(Test|Property|ParameterizedTest|RepeatedTest|ArchTest)\\b", Pattern.MULTILINE);

    @Test
    void everyClassWithTestsIsNamedSo() {
        Map<String, String> tests = MainSources.tests();
        assertThat(tests).hasSizeGreaterThan(100);
        tests.values().removeIf(source -> !TEST.matcher(source).find());
        assertThat(tests.keySet()).allMatch(file -> file.endsWith("Test.java"));
    }
}
