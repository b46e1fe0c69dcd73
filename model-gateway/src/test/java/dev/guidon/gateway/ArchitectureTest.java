package dev.guidon.gateway;

import dev.guidon.testkit.architecture.ServiceRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> keepsTheRules() {
        return ServiceRules.of("dev.guidon.gateway").tests();
    }
}
