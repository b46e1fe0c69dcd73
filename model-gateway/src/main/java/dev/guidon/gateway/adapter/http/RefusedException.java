package dev.guidon.gateway.adapter.http;

import dev.guidon.gateway.adapter.openai.OpenAiError;

/// Carries an error that only this protocol knows to where errors are answered. Has no stack trace: it is not a bug.
final class RefusedException extends RuntimeException {
    private final transient OpenAiError error;

    RefusedException(OpenAiError error) {
        super(error.code(), null, false, false);
        this.error = error;
    }

    OpenAiError error() {
        return error;
    }
}
