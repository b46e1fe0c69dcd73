package dev.guidon.flag.insight;

import dev.guidon.engine.evaluate.Decision;
import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.edit.FlagStore;
import dev.guidon.flag.insight.SampleStore.SeenAttribute;
import dev.guidon.flag.insight.SampleStore.SeenSubject;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.Page;
import dev.guidon.flag.replay.LoadFlags;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Says who was seen and what they got. Only subjects that were sampled are known. Everything fails with `NotFound` of
/// the project or the environment.
@ApplicationScoped
public class ReadSubjects {
    private static final int RECENT = 100;

    private final EnvironmentStore environments;
    private final FlagStore flags;
    private final SampleStore samples;
    private final LoadFlags loadFlags;

    ReadSubjects(EnvironmentStore environments, FlagStore flags, SampleStore samples, LoadFlags loadFlags) {
        this.environments = environments;
        this.flags = flags;
        this.samples = samples;
        this.loadFlags = loadFlags;
    }

    /// What a subject got lately, and would get now.
    ///
    /// @param lately newest first; the first holds the attributes that `now` was decided with
    /// @param now by flag key
    public record SubjectDetail(List<SampledEvaluation> lately, List<Decision.Served> now) {}

    /// Who got a flag lately, newest first. Fails with `NotFound` of the flag too.
    @WithTransaction
    public Uni<List<SampledEvaluation>> ofFlag(FlagAddress address, Optional<String> variant, int limit) {
        return environments
                .get(address.projectKey(), address.environmentKey())
                .chain(environment -> flags.get(environment, address.flagKey()))
                .chain(flag -> samples.ofFlag(flag.environment().id(), address.flagKey(), variant, limit));
    }

    @WithTransaction
    public Uni<Page<SeenSubject>> search(
            String projectKey, String environmentKey, String prefix, Page.Request request) {
        return environments
                .get(projectKey, environmentKey)
                .chain(environment -> samples.subjects(environment.id(), prefix, request.after(), request.limit() + 1))
                .map(found -> Page.of(request, found, SeenSubject::key));
    }

    /// Fails with `NotFound` of the subject too.
    @WithTransaction
    public Uni<SubjectDetail> subject(String projectKey, String environmentKey, String subjectKey) {
        return environments.get(projectKey, environmentKey).chain(environment -> samples.ofSubject(
                        environment.id(), subjectKey, RECENT)
                .invoke(lately -> refuseUnknown(subjectKey, lately))
                .chain(lately -> detail(environment, lately)));
    }

    private Uni<SubjectDetail> detail(Environment environment, List<SampledEvaluation> lately) {
        return loadFlags
                .all(environment, List.of(lately.getFirst().subject()))
                .map(ruleset -> new SubjectDetail(lately, decide(ruleset, lately.getFirst())));
    }

    private static List<Decision.Served> decide(Ruleset ruleset, SampledEvaluation newest) {
        return ruleset.flagKeys().stream()
                .map(key -> ruleset.decide(key, newest.subject()))
                .flatMap(decision -> decision instanceof Decision.Served served ? Stream.of(served) : Stream.empty())
                .toList();
    }

    private static void refuseUnknown(String subjectKey, List<SampledEvaluation> lately) {
        if (lately.isEmpty()) {
            throw new FailureException(new Failure.NotFound("subject", subjectKey));
        }
    }

    /// Attributes that subjects have, by name.
    @WithTransaction
    public Uni<List<SeenAttribute>> attributes(String projectKey, String environmentKey, String prefix, int limit) {
        return environments
                .get(projectKey, environmentKey)
                .chain(environment -> samples.attributes(environment.id(), prefix, limit));
    }
}
