package dev.guidon.kit.failure;

import java.time.Duration;
import java.util.List;

/// An expected failure of an operation. The list is closed, so that each protocol maps all of it.
public sealed interface Failure {

    /// Stable and documented: clients and alerts match on it.
    String code();

    /// What was wrong, with the value, and what would be right. Never carries a secret or a subject.
    String detail();

    record NotFound(String kind, String id) implements Failure {
        @Override
        public String code() {
            return kind.replace(' ', '_') + "_not_found";
        }

        @Override
        public String detail() {
            return "there is no " + kind + " '" + id + "'";
        }
    }

    record AlreadyExists(String kind, String id) implements Failure {
        @Override
        public String code() {
            return "already_exists";
        }

        @Override
        public String detail() {
            return "there is a " + kind + " '" + id + "' already; choose another key or change the one that exists";
        }
    }

    record StaleVersion(String kind, String id, long expected, long actual) implements Failure {
        @Override
        public String code() {
            return "stale_version";
        }

        @Override
        public String detail() {
            return kind + " '" + id + "' is at version " + actual + ", not " + expected
                    + "; read it again and repeat the change on that";
        }
    }

    /// The request contradicts the state that something is in.
    ///
    /// @param code such as `flag_archived`
    record Conflict(String code, String detail) implements Failure {}

    /// The request lacks the header that guards against lost updates.
    record PreconditionRequired(String header) implements Failure {
        @Override
        public String code() {
            return "precondition_required";
        }

        @Override
        public String detail() {
            return "send " + header + " with the version that the change was made on";
        }
    }

    /// The input could not be read at all.
    record Malformed(String format, String problem) implements Failure {
        @Override
        public String code() {
            return "malformed_" + format;
        }

        @Override
        public String detail() {
            return problem;
        }
    }

    /// The input could be read and is wrong. Lists everything that is.
    record Invalid(List<Violation> violations) implements Failure {
        public Invalid {
            violations = List.copyOf(violations);
        }

        public static Invalid of(String field, String message) {
            return new Invalid(List.of(new Violation(field, message)));
        }

        @Override
        public String code() {
            return "invalid";
        }

        @Override
        public String detail() {
            return violations.size() == 1
                    ? violations.getFirst().field() + ": "
                            + violations.getFirst().message()
                    : violations.size() + " fields are wrong";
        }
    }

    record Unauthenticated(String problem) implements Failure {
        @Override
        public String code() {
            return "unauthenticated";
        }

        @Override
        public String detail() {
            return problem;
        }
    }

    record Forbidden(String problem) implements Failure {
        @Override
        public String code() {
            return "forbidden";
        }

        @Override
        public String detail() {
            return problem;
        }
    }

    record TooLarge(long limitBytes) implements Failure {
        @Override
        public String code() {
            return "too_large";
        }

        @Override
        public String detail() {
            return "the body may have at most " + limitBytes + " bytes";
        }
    }

    /// Somebody asks more often than is good; the same request may be made again later.
    ///
    /// @param problem such as `too many attempts to log in`
    record RateLimited(String problem, Duration retryAfter) implements Failure {
        @Override
        public String code() {
            return "too_many_requests";
        }

        @Override
        public String detail() {
            return problem + "; try again in " + Math.max(1, retryAfter.toSeconds()) + " s";
        }
    }

    /// Something this service needs does not answer; the same request may succeed later.
    record Unavailable(String dependency, Duration retryAfter) implements Failure {
        @Override
        public String code() {
            return "unavailable";
        }

        @Override
        public String detail() {
            return dependency + " does not answer; try again in " + retryAfter.toSeconds() + " s";
        }
    }
}
