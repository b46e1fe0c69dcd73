package dev.guidon.flag.publish;

/// A destination did not take or tell something. Sets its failures apart from those of the database, in whose
/// transaction they happen.
public final class DeliveryFailed extends RuntimeException {

    public DeliveryFailed(Destination destination, Throwable cause) {
        super(destination.word() + " does not answer as it should", cause);
    }
}
