package dev.guidon.flag.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A line of the audit trail as it is kept.
///
/// @param diff what differs, as the JSON text that was hashed
public record RecordedEntry(Link link, Stamp stamp, String action, AuditedResource resource, String diff) {

    /// How an entry hangs on the one before it.
    ///
    /// @param position from 1, without gaps
    /// @param hash as it is kept; whether it is right, [#hash] tells
    public record Link(long position, String previousHash, String hash) {}

    /// The hash that the entry must have: SHA-256 over the netstrings of all that it says, in hexadecimal. The database
    /// computes the same when an entry is added (`audit_hash`).
    public String hash() {
        Netstrings said = new Netstrings()
                .add(link.previousHash())
                .add(Long.toString(link.position()))
                .add(Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, stamp.at())))
                .add(stamp.actor().id())
                .add(action)
                .add(resource.path())
                .add(resource.project().orElse(""))
                .add(resource.environment().orElse(""))
                .add(resource.flag().orElse(""))
                .add(stamp.comment())
                .add(diff);
        stamp.origin().token().ifPresent(said::add);
        return said.sha256();
    }
}
