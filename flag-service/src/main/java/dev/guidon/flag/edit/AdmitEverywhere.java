package dev.guidon.flag.edit;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.ChangeGate.Effect;
import dev.guidon.flag.edit.ChangeGate.Intent;
import dev.guidon.flag.project.Environment;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Asks every environment of a flag whether the flag itself may change. Those that it is off in mind only what it
/// serves when it is off.
@ApplicationScoped
public class AdmitEverywhere {
    private final ChangeGate gate;

    AdmitEverywhere(ChangeGate gate) {
        this.gate = gate;
    }

    /// @param after what the flag becomes
    public Uni<Void> admit(LockedFlag locked, FlagDefinition after, Stamp stamp) {
        return Multi.createFrom()
                .iterable(locked.environments())
                .onItem()
                .transformToUniAndConcatenate(
                        environment -> gate.admit(intent(locked.flag(), after, environment), stamp))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Intent intent(ConfiguredFlag flag, FlagDefinition after, Environment environment) {
        boolean isNoticed = Optional.ofNullable(
                        flag.configurations().get(environment.key().text()))
                .filter(configuration -> configuration.on()
                        || !value(flag.definition(), configuration).equals(value(after, configuration)))
                .isPresent();
        AuditedResource resource = AuditedResource.configuration(
                environment.projectKey().text(),
                environment.key().text(),
                flag.definition().key().text());
        return new Intent(environment, resource, isNoticed ? Effect.ANY : Effect.UNNOTICED);
    }

    private static Optional<Value> value(FlagDefinition flag, FlagConfiguration off) {
        return flag.variants().stream()
                .filter(variant -> variant.key().equals(off.offVariant()))
                .map(Variant::value)
                .findFirst();
    }
}
