package dev.guidon.experiment.identify;

import dev.guidon.feed.Environment;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.failure.Violation;
import dev.guidon.kit.identity.AdminToken;
import dev.guidon.kit.identity.ApiKeyText;
import dev.guidon.kit.identity.KeyKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the environment that a caller may work in: the administrator names one, an API key is bound to one.
@ApplicationScoped
public class Callers {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final AdminToken admin;
    private final Environments environments;
    private final InstantSource clock;

    Callers(AdminToken admin, Environments environments, InstantSource clock) {
        this.admin = admin;
        this.environments = environments;
        this.clock = clock;
    }

    /// @throws FailureException when the credential opens nothing, or not this place
    public Environment environment(Optional<String> credential, Place place) {
        String secret = credential.orElseThrow(() -> unauthenticated(
                "send the administrator token or a server API key as 'authorization: Bearer <secret>'"));
        return ApiKeyText.parse(secret)
                .map(key -> inPlace(ofKey(key), place))
                .orElseGet(() -> ofAdministrator(secret, place));
    }

    private Environment ofKey(ApiKeyText key) {
        Environment environment = environments
                .withId(key.environmentId())
                .filter(known -> known.authenticate(key, clock.millis()).isPresent())
                .orElseThrow(() ->
                        unlessLoading(unauthenticated("the API key is unknown here, has expired or was revoked")));
        if (key.kind() != KeyKind.SERVER) {
            throw new FailureException(
                    new Failure.Forbidden("a client key may not read or write experiments; use a server key"));
        }
        return environment;
    }

    /// A caller that names another environment than its key's has mixed them up: better no answer than a wrong one.
    private static Environment inPlace(Environment environment, Place place) {
        boolean same = place.projectKey()
                        .filter(key -> !key.equals(environment.projectKey()))
                        .isEmpty()
                && place.environmentKey()
                        .filter(key -> !key.equals(environment.environmentKey()))
                        .isEmpty();
        if (!same) {
            throw new FailureException(new Failure.Forbidden("the API key belongs to environment '"
                    + environment.environmentKey() + "' of project '" + environment.projectKey() + "'"));
        }
        return environment;
    }

    private Environment ofAdministrator(String secret, Place place) {
        if (!admin.matches(secret)) {
            throw unauthenticated("the secret is neither the administrator token nor an API key");
        }
        String project = place.projectKey().orElse("");
        String environment = place.environmentKey().orElse("");
        if (project.isEmpty() || environment.isEmpty()) {
            throw new FailureException(new Failure.Invalid(Stream.concat(
                            missing(place.fieldPrefix() + "project", project),
                            missing(place.fieldPrefix() + "environment", environment))
                    .toList()));
        }
        return environments
                .named(project, environment)
                .orElseThrow(() -> unlessLoading(
                        new FailureException(new Failure.NotFound("environment", project + "/" + environment))));
    }

    private static Stream<Violation> missing(String field, String value) {
        return value.isEmpty()
                ? Stream.of(new Violation(field, "is missing; the administrator has to name it"))
                : Stream.empty();
    }

    /// Before everything was read, nobody can tell whether something exists.
    private FailureException unlessLoading(FailureException failure) {
        return environments.loaded()
                ? failure
                : new FailureException(new Failure.Unavailable("the ruleset feed", RETRY_AFTER));
    }

    private static FailureException unauthenticated(String problem) {
        return new FailureException(new Failure.Unauthenticated(problem));
    }
}
