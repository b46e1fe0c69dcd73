package dev.guidon.kit.adapter.rest;

/// Requests whose bodies are read as a stream and never held in memory, so that they may be longer than others. Whoever
/// reads one counts its bytes too: a length need not be announced.
public interface StreamedBodies {

    /// Whether a request to this path is one.
    boolean include(String path);

    /// Bytes that such a body may have.
    long limit();
}
