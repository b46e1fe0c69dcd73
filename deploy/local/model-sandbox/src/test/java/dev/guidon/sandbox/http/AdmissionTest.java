package dev.guidon.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.guidon.sandbox.http.Failure.Overloaded;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final Reply REPLY = Reply.Document.ok(JsonNodeFactory.instance.objectNode());

    private final Admission admission = new Admission(1, Duration.ofMillis(1));

    @Test
    void whenEveryPlaceIsTakenARequestIsRefused() throws IOException {
        admission.admit(() -> {
            assertThatExceptionOfType(RequestFailed.class)
                    .isThrownBy(() -> admission.admit(() -> REPLY))
                    .satisfies(failed -> assertThat(failed.failure()).isEqualTo(new Overloaded()));
            return REPLY;
        });
    }

    @Test
    void aFailedRequestFreesItsPlace() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> admission.admit(() -> {
                    throw new IOException("connection lost");
                }));

        assertThat(admission.admit(() -> REPLY)).isSameAs(REPLY);
    }
}
