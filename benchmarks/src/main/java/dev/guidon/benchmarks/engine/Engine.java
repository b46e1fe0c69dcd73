package dev.guidon.benchmarks.engine;

import dev.guidon.benchmarks.flag.Person;

/// An engine with the checkout flag loaded.
///
/// @param <S> a subject in the form that the engine takes
interface Engine<S> extends AutoCloseable {

    S subject(Person person);

    /// The value that the flag has for a subject; every variant's value is its key.
    String decide(S subject);

    @Override
    void close();
}
