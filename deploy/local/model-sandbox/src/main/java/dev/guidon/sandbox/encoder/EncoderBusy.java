package dev.guidon.sandbox.encoder;

import java.io.Serial;

/// The encoder has more to do than it can finish in time; the same call may succeed a moment later.
/// Without a stack trace: it is an expected answer under load, not a bug.
public final class EncoderBusy extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public EncoderBusy(String message) {
        super(message, null, false, false);
    }
}
