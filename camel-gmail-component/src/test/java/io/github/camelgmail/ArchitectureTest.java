package io.github.camelgmail;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

@AnalyzeClasses(
        packages = "io.github.camelgmail",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutSimulator.class})
class ArchitectureTest {

    /** It has rules of its own. */
    static final class WithoutSimulator implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("simulator");
        }
    }

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.github.camelgmail.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_KNOW_ONLY_THOSE_BELOW = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("root")
            .definedBy("io.github.camelgmail")
            .layer("views")
            .definedBy("..camelgmail.health..", "..camelgmail.metrics..")
            .layer("operation")
            .definedBy("..camelgmail.operation..")
            .layer("feed")
            .definedBy("..camelgmail.feed..")
            .layer("sync")
            .definedBy("..camelgmail.sync..")
            .layer("notify")
            .definedBy("..camelgmail.notify..")
            .layer("settings")
            .definedBy("..camelgmail.settings..")
            .layer("smime")
            .definedBy("..camelgmail.smime..")
            .layer("label")
            .definedBy("..camelgmail.label..")
            .layer("client")
            .definedBy("..camelgmail.client..")
            .layer("auth")
            .definedBy("..camelgmail.auth..")
            .layer("mime")
            .definedBy("..camelgmail.mime..")
            .layer("checkpoint")
            .definedBy("..camelgmail.checkpoint..")
            .layer("api")
            .definedBy("..camelgmail.api..")
            .whereLayer("root")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("views")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("operation")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("feed")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("sync")
            .mayOnlyBeAccessedByLayers("root", "views")
            .whereLayer("settings")
            .mayOnlyBeAccessedByLayers("root", "operation")
            .whereLayer("smime")
            .mayOnlyBeAccessedByLayers("root", "operation")
            .whereLayer("label")
            .mayOnlyBeAccessedByLayers("root", "operation", "sync", "notify")
            .whereLayer("client")
            .mayOnlyBeAccessedByLayers("root", "views", "operation", "sync", "settings", "smime", "notify", "label")
            .whereLayer("auth")
            .mayOnlyBeAccessedByLayers("root", "client", "notify")
            .whereLayer("mime")
            .mayOnlyBeAccessedByLayers("root", "operation")
            .whereLayer("notify")
            .mayOnlyBeAccessedByLayers("root", "operation", "views")
            .whereLayer("checkpoint")
            .mayOnlyBeAccessedByLayers("root", "sync");

    @ArchTest
    static final ArchRule ONLY_CLIENT_AND_AUTH_DO_HTTP = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackages("..camelgmail.client..", "..camelgmail.auth..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.api.client.http..", "org.apache.hc..", "java.net.http..");

    @ArchTest
    static final ArchRule ONLY_THE_ROOT_KNOWS_CONSUMERS = ArchRuleDefinition.noClasses()
            .that()
            .resideInAnyPackage(
                    "..sync..",
                    "..client..",
                    "..checkpoint..",
                    "..auth..",
                    "..api..",
                    "..label..",
                    "..settings..",
                    "..smime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel", "org.apache.camel.support..");
}
