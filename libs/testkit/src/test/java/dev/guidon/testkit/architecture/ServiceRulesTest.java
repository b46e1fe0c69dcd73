package dev.guidon.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceRulesTest {

    private static final String TIDY = "dev.guidon.testkit.architecture.samples.tidy";
    private static final String UNTIDY = "dev.guidon.testkit.architecture.samples.untidy";

    static Stream<ArchRule> rulesOfTheTidyService() {
        return ServiceRules.of(TIDY).rules().stream();
    }

    static Stream<ArchRule> rulesOfTheUntidyService() {
        return ServiceRules.of(UNTIDY).rules().stream();
    }

    @ParameterizedTest
    @MethodSource("rulesOfTheTidyService")
    void aTidyServiceKeepsTheRule(ArchRule rule) {
        assertThat(rule.evaluate(classesOf(TIDY)).getFailureReport().getDetails())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rulesOfTheUntidyService")
    void anUntidyServiceBreaksTheRule(ArchRule rule) {
        assertThat(rule.evaluate(classesOf(UNTIDY)).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("rulesOfTheTidyService")
    void everyRuleGivesItsReason(ArchRule rule) {
        assertThat(rule.getDescription()).contains("because");
    }

    @Test
    void aMisspelledPackageIsNoTidyService() {
        ServiceRules misspelled = ServiceRules.of("dev.guidon.falg");

        assertThatThrownBy(misspelled::tests).hasMessage("no classes in dev.guidon.falg");
    }

    private static JavaClasses classesOf(String servicePackage) {
        return new ClassFileImporter().importPackages(servicePackage);
    }
}
