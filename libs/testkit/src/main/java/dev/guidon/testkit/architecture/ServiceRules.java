package dev.guidon.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// All rules over one service, as tests.
///
/// ```java
/// @TestFactory
/// Stream<DynamicTest> keepsTheRules() {
///     return ServiceRules.of("dev.guidon.flag").tests();
/// }
/// ```
///
/// A service is its features, `..adapter..`, and wiring: the classes directly in its package and those in
/// `..wiring..`.
public record ServiceRules(String servicePackage) {

    public static ServiceRules of(String servicePackage) {
        return new ServiceRules(servicePackage);
    }

    public List<ArchRule> rules() {
        LayerRules layers = new LayerRules(servicePackage);
        CodeRules code = new CodeRules(servicePackage);
        return Stream.concat(layers.rules().stream(), code.rules().stream())
                .map(rule -> rule.allowEmptyShould(true))
                .toList();
    }

    /// One test per rule, over the classes of the service without its tests.
    public Stream<DynamicTest> tests() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(servicePackage);
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("no classes in " + servicePackage);
        }
        return rules().stream().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
    }
}
