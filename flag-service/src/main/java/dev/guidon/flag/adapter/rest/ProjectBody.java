package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.project.Project;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// A project as an answer.
record ProjectBody(String key, String organization, String name, String description, long version, Instant createdAt) {

    static ProjectBody of(Project project) {
        return new ProjectBody(
                project.key().text(),
                project.organization(),
                project.title().name(),
                project.title().description(),
                project.version(),
                project.createdAt());
    }

    /// The version is the entity tag.
    static RestResponse<ProjectBody> tagged(Project project) {
        return ResponseBuilder.ok(of(project))
                .header(HttpHeaders.ETAG, VersionTag.write(project.version()))
                .build();
    }
}
