package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.project.Environment;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// An environment as an answer.
record EnvironmentBody(
        String id, String key, String name, String description, long version, long sequence, Instant createdAt) {

    static EnvironmentBody of(Environment environment) {
        return new EnvironmentBody(
                environment.id(),
                environment.key().text(),
                environment.title().name(),
                environment.title().description(),
                environment.version(),
                environment.sequence(),
                environment.createdAt());
    }

    /// The version is the entity tag.
    static RestResponse<EnvironmentBody> tagged(Environment environment) {
        return ResponseBuilder.ok(of(environment))
                .header(HttpHeaders.ETAG, VersionTag.write(environment.version()))
                .build();
    }
}
