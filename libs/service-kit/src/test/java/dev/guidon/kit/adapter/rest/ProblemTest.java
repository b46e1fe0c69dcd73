package dev.guidon.kit.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.guidon.kit.failure.Failure;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ProblemTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new Failure.NotFound("api key", "k"), 404, "api_key_not_found"),
                arguments(new Failure.AlreadyExists("flag", "f"), 409, "already_exists"),
                arguments(new Failure.Conflict("flag_archived", "it is archived"), 409, "flag_archived"),
                arguments(new Failure.StaleVersion("flag", "f", 3, 5), 412, "stale_version"),
                arguments(new Failure.PreconditionRequired("If-Match"), 428, "precondition_required"),
                arguments(new Failure.Malformed("json", "at line 1"), 400, "malformed_json"),
                arguments(Failure.Invalid.of("/key", "is empty"), 422, "invalid"),
                arguments(new Failure.Unauthenticated("who?"), 401, "unauthenticated"),
                arguments(new Failure.Forbidden("no"), 403, "forbidden"),
                arguments(new Failure.TooLarge(7), 413, "too_large"),
                arguments(new Failure.Unavailable("the log", Duration.ofSeconds(2)), 503, "unavailable"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasItsStatusAndCode(Failure failure, int status, String code) {
        assertThat(Problem.statusOf(failure)).isEqualTo(status);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.detail()).isNotBlank();
    }
}
