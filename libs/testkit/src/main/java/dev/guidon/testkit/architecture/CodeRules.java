package dev.guidon.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// How code is written, as far as class files show it.
record CodeRules(String servicePackage) {

    private static final String UNI = "io.smallrye.mutiny.Uni";
    private static final String MULTI = "io.smallrye.mutiny.Multi";
    private static final String MAIN = "Main";

    List<ArchRule> rules() {
        return List.of(
                nobodyBlocksOnAUni(),
                nobodySubscribes(),
                nothingIsInjectedIntoFields(),
                namesSayWhatAThingIs(),
                nobodyPrints(),
                nullIsExcludedEverywhere(),
                timeAndIdsComeIn());
    }

    private ArchRule nobodyBlocksOnAUni() {
        return noClasses()
                .that()
                .doNotHaveSimpleName(MAIN)
                .should()
                .callMethod(UNI, "await")
                .because("waiting blocks the event loop that would complete it");
    }

    private ArchRule nobodySubscribes() {
        return noClasses()
                .that()
                .doNotHaveSimpleName(MAIN)
                .should()
                .callMethod(UNI, "subscribe")
                .orShould()
                .callMethod(UNI, "subscribeAsCompletionStage")
                .orShould()
                .callMethod(MULTI, "subscribe")
                .because(
                        "a chain belongs to the framework that asked for it, or its failure and its cancellation reach nobody");
    }

    private ArchRule nothingIsInjectedIntoFields() {
        return noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Channel")
                .because("what a class needs stands in its constructor, where a test can give it");
    }

    private ArchRule namesSayWhatAThingIs() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Info|DTO|Dto|Data)")
                .orShould()
                .haveNameMatching("(.*[.$])(Abstract|Base)[A-Z][^.$]*")
                .because("such names say how a thing is made and not what it is");
    }

    private ArchRule nobodyPrints() {
        return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
                "what is printed has no level, no fields and no trace");
    }

    private ArchRule nullIsExcludedEverywhere() {
        return classes()
                .that()
                .resideInAPackage(servicePackage + "..")
                .should(new ArchCondition<JavaClass>("be in a package that is @NullMarked") {
                    @Override
                    public void check(JavaClass javaClass, ConditionEvents events) {
                        boolean marked = javaClass.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
                        String message = javaClass.getPackageName() + " is" + (marked ? "" : " not") + " @NullMarked";
                        events.add(new SimpleConditionEvent(javaClass, marked, message));
                    }
                })
                .because("the checker looks only into marked packages");
    }

    private ArchRule timeAndIdsComeIn() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(servicePackage, servicePackage + "..adapter..", servicePackage + "..wiring..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(ThreadLocalRandom.class, "current")
                .orShould()
                .callMethod(Math.class, "random")
                .because("a test must be able to say what time it is and which id comes next");
    }
}
