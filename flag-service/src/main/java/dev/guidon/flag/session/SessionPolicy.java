package dev.guidon.flag.session;

import java.time.Duration;

/// How long things last.
///
/// @param access of an access token, from 5 to 15 minutes
/// @param idle of a session that nobody prolongs
/// @param longest of a session that somebody does
public record SessionPolicy(Duration access, Duration idle, Duration longest) {
    private static final Duration SHORTEST_ACCESS = Duration.ofMinutes(5);
    private static final Duration LONGEST_ACCESS = Duration.ofMinutes(15);

    public SessionPolicy {
        if (access.compareTo(SHORTEST_ACCESS) < 0 || access.compareTo(LONGEST_ACCESS) > 0) {
            throw new IllegalArgumentException("guidon.login.session.access must be from 5M to 15M, not " + access);
        }
        if (idle.compareTo(access) < 0 || longest.compareTo(idle) < 0) {
            throw new IllegalArgumentException("guidon.login.session.idle must be at least guidon.login.session.access,"
                    + " and guidon.login.session.longest at least that");
        }
    }
}
