package dev.guidon.flag.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Somebody who belongs to an organization.
///
/// @param email in lower case
/// @param policies keys of those that were given directly, beside those of groups
public record Member(String email, List<String> policies, Instant createdAt) {
    public static final int MAX_PER_ORGANIZATION = 10_000;
    private static final Pattern EMAIL = Pattern.compile(
            "[a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");
    private static final int MAX_EMAIL = 200;

    public Member {
        policies = List.copyOf(policies);
    }

    /// What keeps `text` from being the address of a member, if anything does.
    public static Optional<String> problemWithEmail(String text) {
        return text.length() <= MAX_EMAIL && EMAIL.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("is no e-mail address in lower case, such as ada@example.org");
    }

    boolean isOwner() {
        return policies.contains(Role.OWNER.word());
    }
}
