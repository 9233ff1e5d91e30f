package ebb;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import ebb.job.Job;
import ebb.job.JobCatalogue;

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
        "ebb.telemetry.."
    };

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
}
