package dev.guidon.engine.evaluate;

/// A compiled condition. Never throws.
@FunctionalInterface
interface Matcher {
    boolean matches(Subject subject);
}
