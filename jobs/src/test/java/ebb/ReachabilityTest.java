package ebb;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import ebb.cli.Main;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every class of main is used by the command line: no second path, no code that only tests run. Part of {@link ArchitectureTest}, which reads the classes. */
final class ReachabilityTest {
    /** Classes that no class file names, and why they are used all the same. */
    private static final Map<String, String> USED_ALL_THE_SAME = Map.of(
            "ebb.lake.LocalDiskLogStore", "Delta loads it by the name in conf/spark-defaults.conf",
            "ebb.lake.LocalDiskFileSystem", "Hadoop loads it by the name in conf/spark-defaults.conf",
            "ebb.lake.S3LogStore", "Delta loads it by the name in conf/spark-defaults.conf");

    /** Compiled from jte/, loaded by the template engine by the name of a page or section. */
    private static final String TEMPLATES = "ebb.template";

    private ReachabilityTest() {}

    @ArchTest
    static void everyClassIsReachedFromTheCommandLine(JavaClasses main) {
        assertThat(main).as("classes of main").hasSizeGreaterThan(500);
        List<String> roots = Stream.concat(Stream.of(Main.class.getName()), USED_ALL_THE_SAME.keySet().stream())
                .toList();
        assertThat(unreached(main, roots))
                .as("classes that no verb reaches: use them, delete them, or move them to the tests")
                .isEmpty();
    }

    @ArchTest
    static void theListOfExceptionsIsNoLongerThanNeeded(JavaClasses main) {
        assertThat(unreached(main, List.of(Main.class.getName())))
                .containsExactlyInAnyOrderElementsOf(USED_ALL_THE_SAME.keySet());
    }

    private static List<String> unreached(JavaClasses main, List<String> roots) {
        Set<String> reached = reached(main, roots);
        return main.stream()
                .filter(type -> !type.getPackageName().equals(TEMPLATES)
                        && !type.getPackageName().startsWith(TEMPLATES + "."))
                .map(ReachabilityTest::outermost)
                .filter(name -> !name.endsWith(".package-info"))
                .filter(name -> !reached.contains(name))
                .distinct()
                .sorted()
                .toList();
    }

    /** A class is reached with whatever lies in it; it reaches all that its code, fields and annotations name. */
    private static Set<String> reached(JavaClasses main, List<String> roots) {
        Map<String, List<JavaClass>> byOutermost =
                main.stream().collect(Collectors.groupingBy(ReachabilityTest::outermost));
        Set<String> reached = new HashSet<>(roots);
        Deque<String> waiting = new ArrayDeque<>(roots);
        while (!waiting.isEmpty()) {
            byOutermost.getOrDefault(waiting.pop(), List.of()).stream()
                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                    .map(Dependency::getTargetClass)
                    .map(ReachabilityTest::outermost)
                    .filter(byOutermost::containsKey)
                    .filter(reached::add)
                    .forEach(waiting::push);
        }
        return reached;
    }

    private static String outermost(JavaClass type) {
        JavaClass component = type.getBaseComponentType();
        int nested = component.getName().indexOf('$');
        return nested < 0 ? component.getName() : component.getName().substring(0, nested);
    }
}
