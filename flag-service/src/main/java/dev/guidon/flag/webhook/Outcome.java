package dev.guidon.flag.webhook;

/// How an attempt to deliver went.
public sealed interface Outcome {
    /// Characters of an answer that are kept.
    int MAX_EXCERPT = 4_096;

    boolean isSuccess();

    /// The receiver answered.
    ///
    /// @param excerpt of the beginning of the body
    record Answered(int status, String excerpt) implements Outcome {
        private static final int GONE = 410;

        @Override
        public boolean isSuccess() {
            return status / 100 == 2;
        }

        /// The receiver asks to be told no more.
        boolean isFarewell() {
            return status == GONE;
        }
    }

    /// There was no answer.
    record Unanswered(Problem problem) implements Outcome {
        @Override
        public boolean isSuccess() {
            return false;
        }
    }

    enum Problem {
        /// The address may not be connected to.
        TARGET_REFUSED,
        /// The name has no address.
        UNRESOLVED,
        UNREACHABLE,
        TIMEOUT,
        /// The receiver's certificate does not hold, or it speaks no TLS.
        INSECURE,
        /// The signing secret, or a secret header, cannot be decrypted any more.
        SECRET_UNREADABLE
    }
}
