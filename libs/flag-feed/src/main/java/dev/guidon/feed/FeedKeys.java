package dev.guidon.feed;

/// Names of the keys in Redis. Everything of one environment has the same hash tag, so it lies in one slot of a cluster
/// and a script may touch all of it.
///
/// @param prefix sets apart installations that share a Redis, such as `guidon:`
public record FeedKeys(String prefix) {

    /// Set of the ids of all environments.
    public String environments() {
        return prefix + "environments";
    }

    /// Channel on which the id of an environment says that it changed.
    public String channel() {
        return prefix + "changed";
    }

    /// Sequence that the environment has reached.
    public String sequence(String environmentId) {
        return of(environmentId, "sequence");
    }

    /// Hash of flag key to flag.
    public String flags(String environmentId) {
        return of(environmentId, "flags");
    }

    /// Hash of segment key to segment.
    public String segments(String environmentId) {
        return of(environmentId, "segments");
    }

    /// Hash of the name of a block to its content, for one list of units.
    public String units(String environmentId, String listId) {
        return of(environmentId, "units:" + listId);
    }

    /// Hash of key id to API key.
    public String apiKeys(String environmentId) {
        return of(environmentId, "keys");
    }

    /// Stream of the latest changes; the id of an entry is its sequence.
    public String changes(String environmentId) {
        return of(environmentId, "changes");
    }

    /// Hash with the keys of the project and the environment.
    public String names(String environmentId) {
        return of(environmentId, "names");
    }

    private String of(String environmentId, String what) {
        return prefix + "{" + environmentId + "}:" + what;
    }
}
