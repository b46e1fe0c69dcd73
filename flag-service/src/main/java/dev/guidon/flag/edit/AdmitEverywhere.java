package dev.guidon.flag.edit;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.ChangeGate.Effect;
import dev.guidon.flag.edit.ChangeGate.Intent;
import dev.guidon.flag.project.Environment;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Asks every environment of a flag whether the flag itself may change. Those that it is off in do not mind.
@ApplicationScoped
public class AdmitEverywhere {
    private final ChangeGate gate;

    AdmitEverywhere(ChangeGate gate) {
        this.gate = gate;
    }

    public Uni<Void> admit(LockedFlag locked, Stamp stamp) {
        return Multi.createFrom()
                .iterable(locked.environments())
                .onItem()
                .transformToUniAndConcatenate(environment -> gate.admit(intent(locked.flag(), environment), stamp))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Intent intent(ConfiguredFlag flag, Environment environment) {
        boolean isOn = Optional.ofNullable(
                        flag.configurations().get(environment.key().text()))
                .filter(FlagConfiguration::on)
                .isPresent();
        AuditedResource resource = AuditedResource.configuration(
                environment.projectKey().text(),
                environment.key().text(),
                flag.definition().key().text());
        return new Intent(environment, resource, isOn ? Effect.ANY : Effect.UNNOTICED);
    }
}
