package ebb;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import ebb.btyd.fit.BtydFitter;
import ebb.btyd.fit.CovariateFitter;
import ebb.btyd.spend.SpendFitter;
import ebb.feature.Feature;
import ebb.feature.FeatureCatalogue;
import ebb.feature.FeatureDescription;
import ebb.feature.FeaturesTable;
import ebb.job.Job;
import ebb.job.JobCatalogue;
import ebb.lake.Lake;
import ebb.segment.SegmentSettings;
import ebb.store.IncompatibleModel;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

@AnalyzeClasses(packages = "ebb", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] DOING = {
        "ebb.cli..",
        "ebb.job..",
        "ebb.lake..",
        "ebb.conf..",
        "ebb.ingest..",
        "ebb.report..",
        "ebb.store..",
        "ebb.export..",
        "ebb.setup..",
        "ebb.shop..",
        "ebb.verify..",
        "ebb.erase..",
        "ebb.explain..",
        "ebb.doctor..",
        "ebb.publish..",
        "ebb.telemetry..",
        "ebb.template..",
        "ebb.serve.."
    };

    @ArchTest
    static final ArchTests REACHABILITY = ArchTests.in(ReachabilityTest.class);

    @ArchTest
    static final ArchRule theLakeKnowsNoJob = noClasses()
            .that()
            .resideInAPackage("ebb.lake..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ebb.job..", "ebb.cli..");

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("ebb.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ebb.cli..");

    @ArchTest
    static final ArchRule noJobKnowsAnotherJob = noClasses()
            .that()
            .implement(Job.class)
            .should()
            .dependOnClassesThat(DescribedPredicate.<JavaClass>describe(
                    "are jobs or their catalogue",
                    target -> target.isAssignableTo(JobCatalogue.class)
                            || (target.isAssignableTo(Job.class) && !target.isEquivalentTo(Job.class))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theModelsKnowNothingOfTheDoing = noClasses()
            .that()
            .resideOutsideOfPackages(DOING)
            .and()
            .resideOutsideOfPackage("ebb.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DOING);

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("ebb.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule roomsFormNoCycle =
            slices().matching("ebb.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheLauncherEndsTheProcess =
            noClasses().that().doNotHaveSimpleName("Main").should().callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule modelsAreFittedOnlyByTheirEstimators = noClasses()
            .that()
            .resideOutsideOfPackages("ebb.btyd.fit", "ebb.btyd.spend", "ebb.btyd.spark")
            .should()
            .callMethodWhere(target(name("fit"))
                    .and(target(owner(equivalentTo(BtydFitter.class)
                            .or(equivalentTo(CovariateFitter.class))
                            .or(equivalentTo(SpendFitter.class)))))
                    .as("the fitters are behind BuyTillYouDie and GammaGammaSpend"));

    /** The lake that a job is given refuses what it does not declare; one that it makes for itself would not. */
    @ArchTest
    static final ArchRule jobsReadTheLakeTheyAreGiven = noClasses()
            .that()
            .implement(Job.class)
            .should()
            .callConstructorWhere(target(owner(equivalentTo(Lake.class))).as("make a lake"))
            .orShould()
            .callMethod(SparkSession.class, "read")
            .orShould()
            .callMethod(SparkSession.class, "table", String.class)
            .orShould()
            .callMethod(SparkSession.class, "sql", String.class);

    /** Of the features it prints the catalogue; settings it passes on, and a model of another version it has an exit code for. */
    @ArchTest
    static final ArchRule theCommandLineComputesNothing = noClasses()
            .that()
            .resideInAPackage("ebb.cli..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "ebb.ledger..",
                            "ebb.feature..",
                            "ebb.btyd..",
                            "ebb.churn..",
                            "ebb.training..",
                            "ebb.evaluation..",
                            "ebb.drift..",
                            "ebb.score..",
                            "ebb.segment..",
                            "ebb.account..",
                            "ebb.care..",
                            "ebb.life",
                            "ebb.life.rhythm..",
                            "ebb.life.pattern..",
                            "ebb.life.event..",
                            "ebb.store..")
                    .and(not(belongToAnyOf(
                            Feature.class,
                            FeatureDescription.class,
                            FeatureCatalogue.class,
                            FeaturesTable.class,
                            IncompatibleModel.class,
                            SegmentSettings.class)))
                    .as("compute"));

    /** Or a reader who looks for a class by its name opens the wrong one. */
    @ArchTest
    static void noTwoClassesHaveTheSameName(JavaClasses classes) {
        Map<String, List<String>> byName = classes.stream()
                .filter(type -> type.isTopLevelClass()
                        && !type.getPackageName().startsWith("ebb.template")
                        && !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toList())));
        byName.values().removeIf(names -> names.size() == 1);
        assertThat(byName).isEmpty();
    }
}
