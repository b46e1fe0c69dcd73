package dev.guidon.sandbox.http;

import java.util.Optional;

/// Why a request gets no answer. [ErrorBody] says each in the words of the OpenAI dialect.
sealed interface Failure {

    /// @param parameter the field that is wrong, when it is one field
    record Invalid(String message, Optional<String> parameter) implements Failure {}

    record UnknownModel(String model) implements Failure {}

    record UnknownPath(String path) implements Failure {}

    record WrongMethod(String used, Method right) implements Failure {}

    record BodyTooLarge(int limit) implements Failure {}

    /// More is asked of the sandbox than it can do in time.
    record Overloaded() implements Failure {}

    /// Asked for with `--fail-every`.
    record Deliberate() implements Failure {}

    /// A bug; the log has its trace under the same id.
    record Internal(String id) implements Failure {}
}
