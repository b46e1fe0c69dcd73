package dev.guidon.flag.access;

import java.util.Optional;
import java.util.stream.Stream;

/// Everything that a right can be given for. The word is `type:verb`, the type that of the resource it is done to.
/// What creates or lists things is done to all of them: its resource has the key `*`.
///
/// The role is the first that may. Without one, reading is for viewers and the rest for developers.
public enum Action {
    ORGANIZATION_READ(ResourceType.ORGANIZATION, "read"),
    ORGANIZATION_CREATE(ResourceType.ORGANIZATION, "create", Role.OWNER),
    ORGANIZATION_UPDATE(ResourceType.ORGANIZATION, "update", Role.OWNER),
    AUDIT_READ(ResourceType.ORGANIZATION, "audit", Role.ANALYST),

    MEMBER_READ(ResourceType.MEMBER, "read"),
    MEMBER_UPDATE(ResourceType.MEMBER, "update", Role.ADMIN),
    GROUP_READ(ResourceType.GROUP, "read"),
    GROUP_UPDATE(ResourceType.GROUP, "update", Role.ADMIN),
    POLICY_READ(ResourceType.POLICY, "read"),
    POLICY_UPDATE(ResourceType.POLICY, "update", Role.ADMIN),
    TOKEN_READ(ResourceType.TOKEN, "read", Role.ADMIN),
    TOKEN_UPDATE(ResourceType.TOKEN, "update", Role.ADMIN),
    /// To have personal tokens, which can do no more than their owner.
    TOKEN_OWN(ResourceType.TOKEN, "own", Role.VIEWER),

    SSO_READ(ResourceType.SSO, "read", Role.ADMIN),
    SSO_UPDATE(ResourceType.SSO, "update", Role.OWNER),
    /// Of accounts, which belong to the installation and to no organization.
    USER_READ(ResourceType.USER, "read"),
    USER_UPDATE(ResourceType.USER, "update"),

    PROJECT_READ(ResourceType.PROJECT, "read"),
    PROJECT_CREATE(ResourceType.PROJECT, "create", Role.ADMIN),
    /// To change what people read of it.
    PROJECT_UPDATE(ResourceType.PROJECT, "update", Role.ADMIN),
    /// With all of its environments, once no flag of it is in use.
    PROJECT_DELETE(ResourceType.PROJECT, "delete", Role.ADMIN),
    /// To say when nothing is changed in all of its environments.
    PROJECT_GOVERN(ResourceType.PROJECT, "govern", Role.ADMIN),

    ENVIRONMENT_READ(ResourceType.ENVIRONMENT, "read"),
    ENVIRONMENT_CREATE(ResourceType.ENVIRONMENT, "create", Role.ADMIN),
    /// To change what people read of it.
    ENVIRONMENT_UPDATE(ResourceType.ENVIRONMENT, "update", Role.ADMIN),
    ENVIRONMENT_DELETE(ResourceType.ENVIRONMENT, "delete", Role.ADMIN),
    /// Any change of any flag in it at once, out of a document: creation and archiving of flags included.
    ENVIRONMENT_APPLY(ResourceType.ENVIRONMENT, "apply", Role.DEVELOPER),

    /// Who was evaluated and got what: personal, unless the installation redacts it.
    SUBJECT_READ(ResourceType.SUBJECT, "read", Role.ANALYST),
    SUBJECT_ERASE(ResourceType.SUBJECT, "erase", Role.ADMIN),
    /// To say what it demands of changes, and when nothing is changed.
    ENVIRONMENT_GOVERN(ResourceType.ENVIRONMENT, "govern", Role.ADMIN),

    CHANGE_REQUEST_READ(ResourceType.CHANGE_REQUEST, "read"),
    /// To ask for a change, and to revise and withdraw what one asked for.
    CHANGE_REQUEST_CREATE(ResourceType.CHANGE_REQUEST, "create"),
    CHANGE_REQUEST_COMMENT(ResourceType.CHANGE_REQUEST, "comment"),
    /// To approve or decline, where the environment does not say otherwise.
    CHANGE_REQUEST_REVIEW(ResourceType.CHANGE_REQUEST, "review"),
    CHANGE_REQUEST_APPLY(ResourceType.CHANGE_REQUEST, "apply"),

    SCHEDULE_READ(ResourceType.SCHEDULE, "read"),
    /// To pause, resume and call off.
    SCHEDULE_UPDATE(ResourceType.SCHEDULE, "update"),

    KEY_READ(ResourceType.KEY, "read", Role.DEVELOPER),
    KEY_ISSUE(ResourceType.KEY, "issue", Role.ADMIN),
    KEY_REVOKE(ResourceType.KEY, "revoke", Role.ADMIN),

    WEBHOOK_READ(ResourceType.WEBHOOK, "read"),
    /// For whoever may see every environment of the project: its changes go where the webhook says.
    WEBHOOK_CREATE(ResourceType.WEBHOOK, "create", Role.ADMIN),
    WEBHOOK_UPDATE(ResourceType.WEBHOOK, "update", Role.ADMIN),
    WEBHOOK_DELETE(ResourceType.WEBHOOK, "delete", Role.ADMIN),

    FLAG_READ(ResourceType.FLAG, "read"),
    FLAG_CREATE(ResourceType.FLAG, "create"),
    FLAG_DESCRIBE(ResourceType.FLAG, "describe"),
    /// Any change of a definition, describing included, but for archiving.
    FLAG_DEFINE(ResourceType.FLAG, "define"),
    /// To turn a flag on or off.
    FLAG_TOGGLE(ResourceType.FLAG, "toggle"),
    /// To change anything else of a configuration.
    FLAG_UPDATE(ResourceType.FLAG, "update"),
    FLAG_ARCHIVE(ResourceType.FLAG, "archive"),
    FLAG_DELETE(ResourceType.FLAG, "delete"),

    SEGMENT_READ(ResourceType.SEGMENT, "read"),
    SEGMENT_CREATE(ResourceType.SEGMENT, "create"),
    SEGMENT_UPDATE(ResourceType.SEGMENT, "update"),
    SEGMENT_ARCHIVE(ResourceType.SEGMENT, "archive"),
    SEGMENT_DELETE(ResourceType.SEGMENT, "delete");

    private final ResourceType type;
    private final String verb;
    private final Role least;

    Action(ResourceType type, String verb) {
        this(type, verb, verb.equals("read") ? Role.VIEWER : Role.DEVELOPER);
    }

    Action(ResourceType type, String verb, Role least) {
        this.type = type;
        this.verb = verb;
        this.least = least;
    }

    /// What it is done to.
    public ResourceType type() {
        return type;
    }

    /// The first role that may do it.
    public Role least() {
        return least;
    }

    /// Whether it is asked of the installation and not of an organization, so that no role has it.
    public boolean isOfInstallation() {
        return this == ORGANIZATION_CREATE || type == ResourceType.USER;
    }

    /// Whether it changes what is in environments, or reads it of all flags, even when it names none, so that a
    /// denial in any of them counts.
    boolean reachesIntoEnvironments(ResourceName name) {
        return switch (this) {
            case FLAG_DEFINE, FLAG_ARCHIVE, FLAG_DELETE, SEGMENT_UPDATE, SEGMENT_ARCHIVE, SEGMENT_DELETE ->
                !name.isInEnvironment();
            case FLAG_READ -> name.isAll() && !name.isInEnvironment();
            default -> false;
        };
    }

    /// As policies name it, such as `flag:update`.
    public String word() {
        return type.word() + ":" + verb;
    }

    public static Optional<Action> of(String word) {
        return Stream.of(values()).filter(action -> action.word().equals(word)).findFirst();
    }
}
