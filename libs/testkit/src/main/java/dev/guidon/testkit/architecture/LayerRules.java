package dev.guidon.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/// Who may see whom: technology stays under `adapter`, and features do not look there.
record LayerRules(String servicePackage) {

    private static final String[] TECHNOLOGY = {
        "com.google.protobuf..",
        "io.grpc..",
        "io.quarkus.grpc..",
        "io.quarkus.redis..",
        "io.vertx..",
        "jakarta.persistence..",
        "jakarta.ws.rs..",
        "org.apache.kafka..",
        "org.hibernate..",
        "redis.clients.."
    };

    List<ArchRule> rules() {
        return List.of(featuresDoNotSeeAdapters(), onlyAdaptersSeeTechnology());
    }

    private ArchRule featuresDoNotSeeAdapters() {
        return noClasses()
                .that()
                .resideInAPackage(servicePackage + "..")
                .and()
                .resideOutsideOfPackages(adapters(), wiring(), servicePackage)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(adapters())
                .because("a feature states its ports and never knows who implements them");
    }

    private ArchRule onlyAdaptersSeeTechnology() {
        return noClasses()
                .that()
                .resideInAPackage(servicePackage + "..")
                .and()
                .resideOutsideOfPackage(adapters())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TECHNOLOGY)
                .because("protocols and stores change without the features, so only adapters know them");
    }

    private String adapters() {
        return servicePackage + "..adapter..";
    }

    private String wiring() {
        return servicePackage + "..wiring..";
    }
}
