package dev.guidon.flag.audit;

import dev.guidon.flag.access.Visible;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which entries of an organization's trail are asked for; all of them where nothing else is named.
///
/// @param projects those that the reader may know of
public record AuditFilter(String organization, Visible projects, Where where, What what, When when) {

    /// What is in no project is in no place.
    public record Where(Optional<String> project, Optional<String> environment, Optional<String> flag) {}

    /// @param actor such as `user:ada@example.org`
    /// @param action such as `configuration.changed`; `*` stands for any characters
    /// @param resource such as `web/production/checkout`; `*` stands for any characters
    /// @param words that comment, resource and actor must have, or words that begin like them; in lower case, of
    ///     letters and digits only
    public record What(Optional<String> actor, Optional<String> action, Optional<String> resource, List<String> words) {
        public static final int MAX_WORDS = 10;

        public What {
            words = List.copyOf(words);
        }
    }

    /// @param from with its first moment
    /// @param until without its last
    public record When(Optional<Instant> from, Optional<Instant> until) {}
}
