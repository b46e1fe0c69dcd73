package dev.guidon.gateway.adapter.upstream;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Where models are, and how long calls of them may take.
@ConfigMapping(prefix = "guidon.gateway")
public interface ProviderSettings {

    /// Providers by the name that variants of routes use. A gateway without any answers every call with an error.
    Map<String, OneProvider> providers();

    /// How much of a plain answer is held back until it is complete, so that a provider that breaks off becomes a clean
    /// error. A longer answer is passed on as it comes.
    @WithDefault("1M")
    MemorySize heldAnswer();

    /// One provider.
    interface OneProvider {

        /// Address of an OpenAI-compatible API, up to and without `/chat/completions`, such as
        /// `https://api.example.com/v1`. Has no default: a provider is its address.
        String baseUrl();

        /// Sent as a Bearer token; nothing is sent without it. Never logged.
        Optional<String> apiKey();

        /// How long it may take to connect.
        @WithDefault("2S")
        Duration connectTimeout();

        /// How long the first byte of an answer may take, connecting and queueing included.
        @WithDefault("60S")
        Duration firstByteTimeout();

        /// How long an answer may pause between two of its pieces.
        @WithDefault("30S")
        Duration idleTimeout();

        /// How long a call may take as a whole.
        @WithDefault("10M")
        Duration totalTimeout();

        /// How long a connection is kept for the next call. Choose less than the provider does, or calls meet
        /// connections that it has just closed.
        @WithDefault("15S")
        Duration keepAlive();

        /// Calls that may be under way at once.
        @WithDefault("256")
        int maxConnections();

        /// Calls that may wait for a connection; the next one is refused.
        @WithDefault("1024")
        int maxWaiting();
    }
}
