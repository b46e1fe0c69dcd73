package dev.guidon.flag.access;

/// What somebody may do, for use cases that learn only on their way what they touch.
@FunctionalInterface
public interface Permits {

    /// @param organization that the resource is in
    boolean allow(String organization, Action action, ResourceName resource);
}
