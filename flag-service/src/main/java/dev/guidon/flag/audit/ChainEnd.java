package dev.guidon.flag.audit;

import java.util.Optional;

/// The last entry of a chain, or of the part of it that was followed so far.
///
/// @param position 0 when there is no entry
public record ChainEnd(long position, String hash) {
    /// What the first entry hangs on.
    public static final ChainEnd START = new ChainEnd(0, "0".repeat(64));

    /// Why `next` does not follow, if it does not.
    public Optional<ChainBreak> problemWith(RecordedEntry next) {
        RecordedEntry.Link link = next.link();
        if (link.position() != position + 1) {
            return Optional.of(new ChainBreak(position + 1, "there is no such entry"));
        }
        if (!link.previousHash().equals(hash)) {
            return Optional.of(new ChainBreak(link.position(), "does not carry the hash of the entry before it"));
        }
        if (!link.hash().equals(next.hash())) {
            return Optional.of(new ChainBreak(link.position(), "says something else than what was hashed"));
        }
        return Optional.empty();
    }
}
