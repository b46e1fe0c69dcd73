package dev.guidon.flag.insight;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/// Forgets a subject: all its samples, and the example values that they brought. Counts name nobody and stay. The audit
/// trail, which forgets nothing, learns that somebody was erased and not who.
@ApplicationScoped
public class EraseSubject {
    private final EnvironmentStore environments;
    private final SampleStore samples;
    private final AuditTrail audit;

    EraseSubject(EnvironmentStore environments, SampleStore samples, AuditTrail audit) {
        this.environments = environments;
        this.samples = samples;
        this.audit = audit;
    }

    /// Succeeds for a subject that is not known, too: then too nothing of it is kept. Fails with `NotFound` of the
    /// project or the environment.
    ///
    /// @return how many samples there were
    @WithTransaction
    public Uni<Long> erase(String projectKey, String environmentKey, String subjectKey, Stamp stamp) {
        return environments.get(projectKey, environmentKey).chain(environment -> samples.erase(
                        environment.id(), subjectKey, stamp.at())
                .call(count -> audit.append(entry(environment, count, stamp))));
    }

    private static AuditEntry entry(Environment environment, long count, Stamp stamp) {
        AuditedResource resource = AuditedResource.environment(
                environment.projectKey().text(), environment.key().text());
        Value.Structure before = new Value.Structure(Map.of("samples", new Value.Whole(count)));
        return new AuditEntry(
                stamp, new AuditedChange.Edited("subject.erased", resource, before, new Value.Structure(Map.of())));
    }
}
