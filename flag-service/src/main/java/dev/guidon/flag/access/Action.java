package dev.guidon.flag.access;

import java.util.Optional;
import java.util.stream.Stream;

/// Everything that a right can be given for. The word is `type:verb`, the type that of the resource it is done to.
/// What creates or lists things is done to all of them: its resource has the key `*`.
public enum Action {
    ORGANIZATION_READ(ResourceType.ORGANIZATION, "read"),
    ORGANIZATION_CREATE(ResourceType.ORGANIZATION, "create"),
    ORGANIZATION_UPDATE(ResourceType.ORGANIZATION, "update"),
    AUDIT_READ(ResourceType.ORGANIZATION, "audit"),

    MEMBER_READ(ResourceType.MEMBER, "read"),
    MEMBER_UPDATE(ResourceType.MEMBER, "update"),
    GROUP_READ(ResourceType.GROUP, "read"),
    GROUP_UPDATE(ResourceType.GROUP, "update"),
    POLICY_READ(ResourceType.POLICY, "read"),
    POLICY_UPDATE(ResourceType.POLICY, "update"),
    TOKEN_READ(ResourceType.TOKEN, "read"),
    TOKEN_UPDATE(ResourceType.TOKEN, "update"),

    /// Of accounts, which belong to the installation and to no organization.
    USER_READ(ResourceType.USER, "read"),
    USER_UPDATE(ResourceType.USER, "update"),

    PROJECT_READ(ResourceType.PROJECT, "read"),
    PROJECT_CREATE(ResourceType.PROJECT, "create"),

    ENVIRONMENT_READ(ResourceType.ENVIRONMENT, "read"),
    ENVIRONMENT_CREATE(ResourceType.ENVIRONMENT, "create"),

    KEY_READ(ResourceType.KEY, "read"),
    KEY_ISSUE(ResourceType.KEY, "issue"),
    KEY_REVOKE(ResourceType.KEY, "revoke"),

    WEBHOOK_READ(ResourceType.WEBHOOK, "read"),
    WEBHOOK_CREATE(ResourceType.WEBHOOK, "create"),
    WEBHOOK_UPDATE(ResourceType.WEBHOOK, "update"),
    WEBHOOK_DELETE(ResourceType.WEBHOOK, "delete"),

    FLAG_READ(ResourceType.FLAG, "read"),
    FLAG_CREATE(ResourceType.FLAG, "create"),
    FLAG_DESCRIBE(ResourceType.FLAG, "describe"),
    /// Only to turn a flag on or off.
    FLAG_TOGGLE(ResourceType.FLAG, "toggle"),
    /// Any change of a configuration, turning it on or off included.
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

    Action(ResourceType type, String verb) {
        this.type = type;
        this.verb = verb;
    }

    /// What it is done to.
    public ResourceType type() {
        return type;
    }

    /// As policies name it, such as `flag:update`.
    public String word() {
        return type.word() + ":" + verb;
    }

    public static Optional<Action> of(String word) {
        return Stream.of(values()).filter(action -> action.word().equals(word)).findFirst();
    }
}
