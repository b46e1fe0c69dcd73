package dev.guidon.experiment;

import dev.guidon.testkit.architecture.ServiceRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> theServiceKeepsItsLayers() {
        return ServiceRules.of("dev.guidon.experiment").tests();
    }
}
