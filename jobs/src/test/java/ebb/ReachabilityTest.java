package ebb;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import ebb.cli.Main;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every class and method of main is used by the command line: no second path, no code that only tests run. Part of {@link ArchitectureTest}, which reads the classes. */
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

    /** Methods that nothing in main calls, and why they stand there all the same. */
    private static final Map<String, String> CALLED_ALL_THE_SAME = Map.ofEntries(
            Map.entry("ebb.bench.LocalPostgres.isThere", "the tests of `publish` start the server of the benchmark"),
            Map.entry("ebb.bench.LocalPostgres.port", "the tests of `publish` start the server of the benchmark"),
            Map.entry("ebb.btyd.fit.BtydFit.covers", "whether fits find again what was drawn is asked of it"),
            Map.entry("ebb.btyd.fit.BtydFit.standardError", "published standard errors are held against it"),
            Map.entry("ebb.btyd.model.BtydModel.logLikelihood", "published log-likelihoods are held against it"),
            Map.entry("ebb.btyd.model.GroupedSummaries.of", "a model is fitted to single customers without Spark"),
            Map.entry("ebb.btyd.spark.BuyTillYouDieModel.of", "another program makes a model of known parameters"),
            Map.entry("ebb.btyd.spark.GammaGammaSpendModel.of", "another program makes a model of known parameters"),
            Map.entry("ebb.churn.fit.Contestant.repeatsWithin", "a promise, to which the tests hold the contestants"),
            Map.entry("ebb.publish.StarContract.columns", "the version of the contract is held to them"));

    /** Spark's code generation calls the `read` of what it is given; encoders and parameters are set and read by their names, stages are loaded so. */
    private static final Pattern CALLED_BY_NAME = Pattern.compile(
            "ebb\\.ingest\\.value\\.\\w+\\.read|.*\\.[gs]et[A-Z]\\w*|ebb\\.(btyd|churn)\\.spark\\.\\w+\\.load");

    @ArchTest
    static void everyMethodIsCalledInMain(JavaClasses main) {
        Set<String> uncalled = main.stream()
                .filter(type -> !type.getPackageName().startsWith(TEMPLATES))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getAnnotations().isEmpty() && !isOfTheLanguage(method) && !overrides(method))
                .filter(method -> method.getAccessesToSelf().stream()
                        .allMatch(access -> access.getOrigin().equals(method)))
                .map(method -> method.getOwner().getName() + "." + method.getName())
                .filter(Predicate.not(CALLED_BY_NAME.asMatchPredicate()))
                .collect(Collectors.toSet());
        assertThat(uncalled)
                .as("methods that nothing in main calls: use them, delete them, or move them to the tests")
                .containsExactlyInAnyOrderElementsOf(CALLED_ALL_THE_SAME.keySet());
    }

    /** Made by the compiler or called by the virtual machine; what a record holds is read by its name. */
    private static boolean isOfTheLanguage(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return method.getModifiers().contains(JavaModifier.SYNTHETIC)
                || method.getModifiers().contains(JavaModifier.BRIDGE)
                || method.getName().equals("main")
                || (owner.isEnum() && List.of("values", "valueOf").contains(method.getName()))
                || (owner.isRecord() && method.getRawParameterTypes().isEmpty());
    }

    private static boolean overrides(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                .flatMap(above -> above.getMethods().stream())
                .anyMatch(above -> above.getName().equals(method.getName())
                        && above.getRawParameterTypes().size()
                                == method.getRawParameterTypes().size());
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
