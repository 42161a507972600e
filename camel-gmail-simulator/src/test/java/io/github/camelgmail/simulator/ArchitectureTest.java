package io.github.camelgmail.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may know which. */
@AnalyzeClasses(packages = "io.github.camelgmail.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.camelgmail.simulator";

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_FACADE = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule MAIL_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage(ROOT + ".mail")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "belong to another part of the simulator, save errors",
                    other -> other.getPackageName().startsWith(ROOT)
                            && !other.getPackageName().equals(ROOT + ".mail")
                            && !other.getPackageName().equals(ROOT + ".error")));

    @ArchTest
    static final ArchRule ONLY_HTTP_KNOWS_VERTX = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".http")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..");

    @ArchTest
    static final ArchRule ONLY_GRPC_NEEDS_GRPC = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".grpc")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.grpc..", "com.google..");

    @ArchTest
    static final ArchRule THE_API_IS_FREE_OF_HTTP = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".api", ROOT + ".mailbox", ROOT + ".search")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".http", ROOT + ".web", ROOT + ".auth", ROOT + ".quota", ROOT + ".fault", ROOT + ".pubsub");
}
