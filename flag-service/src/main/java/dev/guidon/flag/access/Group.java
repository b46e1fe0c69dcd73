package dev.guidon.flag.access;

import java.time.Instant;
import java.util.List;

/// Members who get the same policies.
///
/// @param version counts changes, from 1
/// @param members their e-mail addresses
public record Group(
        String key, long version, String name, List<String> policies, List<String> members, Instant createdAt) {
    public static final int MAX_PER_ORGANIZATION = 200;
    public static final int MAX_MEMBERS = 1_000;

    public Group {
        policies = List.copyOf(policies);
        members = List.copyOf(members);
    }
}
