package dev.guidon.flag.audit;

import java.util.Optional;

/// What a change was made to.
///
/// @param environment empty when it is no matter of one environment
/// @param flag empty when it is no matter of one flag
/// @param path keys from the project down, such as `web/production/new-checkout`
public record AuditedResource(String project, Optional<String> environment, Optional<String> flag, String path) {

    public static AuditedResource project(String project) {
        return new AuditedResource(project, Optional.empty(), Optional.empty(), project);
    }

    public static AuditedResource environment(String project, String environment) {
        return new AuditedResource(project, Optional.of(environment), Optional.empty(), project + "/" + environment);
    }

    public static AuditedResource flag(String project, String flag) {
        return new AuditedResource(project, Optional.empty(), Optional.of(flag), project + "/" + flag);
    }

    public static AuditedResource configuration(String project, String environment, String flag) {
        return new AuditedResource(
                project, Optional.of(environment), Optional.of(flag), project + "/" + environment + "/" + flag);
    }

    /// @param environment empty for a segment of the whole project
    public static AuditedResource segment(String project, Optional<String> environment, String segment) {
        return new AuditedResource(
                project,
                environment,
                Optional.empty(),
                project + environment.map(key -> "/" + key).orElse("") + "/segments/" + segment);
    }

    public static AuditedResource key(String project, String environment, String keyId) {
        return new AuditedResource(
                project, Optional.of(environment), Optional.empty(), project + "/" + environment + "/" + keyId);
    }
}
