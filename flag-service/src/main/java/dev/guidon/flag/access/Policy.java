package dev.guidon.flag.access;

import java.time.Instant;
import java.util.List;

/// Statements under a name, to be given to members, groups and tokens of an organization.
///
/// @param key the word of a role when it is built in
/// @param version counts changes, from 1
public record Policy(
        String key, long version, String name, String description, List<Statement> statements, Instant createdAt) {
    /// An organization may have this many of its own.
    public static final int MAX_PER_ORGANIZATION = 200;

    /// Anybody may have this many.
    public static final int MAX_ATTACHED = 50;

    public Policy {
        statements = List.copyOf(statements);
    }
}
