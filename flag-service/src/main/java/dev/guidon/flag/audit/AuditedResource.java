package dev.guidon.flag.audit;

import dev.guidon.flag.organization.Organization;
import java.util.Optional;

/// What a change was made to.
///
/// @param organization whose trail it stands in; empty when the project tells
/// @param project empty when it is no matter of one project
/// @param environment empty when it is no matter of one environment
/// @param flag empty when it is no matter of one flag
/// @param path keys from the project down, such as `web/production/new-checkout`; of what is in no project, type and
///     key, such as `member/ada@example.org`
public record AuditedResource(
        Optional<String> organization,
        Optional<String> project,
        Optional<String> environment,
        Optional<String> flag,
        String path) {

    /// Something in a project.
    public AuditedResource(String project, Optional<String> environment, Optional<String> flag, String path) {
        this(Optional.empty(), Optional.of(project), environment, flag, path);
    }

    public static AuditedResource organization(String organization) {
        return inOrganization(organization, "organization/" + organization);
    }

    /// Something in an organization and in no project.
    ///
    /// @param path type and key, such as `member/ada@example.org`
    public static AuditedResource inOrganization(String organization, String path) {
        return new AuditedResource(
                Optional.of(organization), Optional.empty(), Optional.empty(), Optional.empty(), path);
    }

    /// Something that belongs to no organization, such as a user account. Stands in the trail of the organization that
    /// there is from the start.
    public static AuditedResource installation(String path) {
        return inOrganization(Organization.DEFAULT, path);
    }

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
