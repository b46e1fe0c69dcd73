package dev.guidon.evaluation.standalone;

import dev.guidon.engine.flagd.FlagdEntry;

/// A flag and where it came from.
///
/// @param priority of its source: of two flags with one key, the higher decides
record HeldFlag(FlagdEntry entry, String source, int priority) {

    /// Empty for a flag of no set.
    String flagSet() {
        return entry.flagSetId().orElse("");
    }

    String key() {
        return entry.key();
    }

    boolean answersLike(HeldFlag other) {
        return entry == other.entry
                || (source.equals(other.source) && entry.definition().equals(other.entry.definition()));
    }
}
