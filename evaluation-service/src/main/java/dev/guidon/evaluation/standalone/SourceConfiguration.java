package dev.guidon.evaluation.standalone;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// One source of flags, checked.
///
/// @param uri as it was given, without the scheme where flagd drops it: selectors name the source by it
/// @param headers that go with every request
public record SourceConfiguration(String uri, Transport transport, Map<String, String> headers, Remote remote) {

    /// How documents are fetched.
    public enum Transport {
        FILE,
        HTTP,
        GRPC
    }

    /// What concerns sources on other machines.
    ///
    /// @param tls whether a grpc source is reached over TLS
    /// @param certPath PEM file with what its certificate must be signed by; empty for what the system trusts
    /// @param providerId who says to ask, to a grpc source
    /// @param selector what is asked for, of a grpc source
    /// @param maxMessageBytes of a document of a grpc source
    /// @param interval between two looks at an http source
    /// @param timeout of one look
    public record Remote(
            boolean tls,
            Optional<String> certPath,
            Optional<String> providerId,
            Optional<String> selector,
            int maxMessageBytes,
            Duration interval,
            Duration timeout) {}

    public SourceConfiguration {
        headers = Map.copyOf(headers);
    }
}
