package dev.guidon.flag.access;

import java.util.Locale;

/// Kinds of things that rights are about. A resource is named by the keys on the way to it, such as
/// `project/web:environment/prod:flag/checkout`; the words are those of its parts.
public enum ResourceType {
    ORGANIZATION,
    MEMBER,
    GROUP,
    POLICY,
    TOKEN,
    SSO,
    USER,
    PROJECT,
    ENVIRONMENT,
    SUBJECT,
    FLAG,
    SEGMENT,
    CHANGE_REQUEST,
    SCHEDULE,
    KEY,
    WEBHOOK;

    /// As it stands in names of resources, in paths of the API and before the colon of an action.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
