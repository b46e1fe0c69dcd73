package dev.guidon.flag.segment;

import dev.guidon.engine.units.UnitHash;
import java.util.HexFormat;
import java.util.List;

/// An import that is under way. Nobody else imports into the list as long as it writes.
///
/// @param importId told nobody; sets it apart from the next one if it is taken for dead
/// @param number grows by one with each import of the list
/// @param revision that it makes; the list counts as it was until the import has ended
/// @param leftovers whether an import before it wrote something and never ended
/// @param hashKey of the hash that units are kept by, in hexadecimal
/// @param blocks of the revision that counts
public record OpenImport(
        long listId,
        String importId,
        ImportMode mode,
        long number,
        long revision,
        boolean leftovers,
        String hashKey,
        List<String> blocks) {
    public OpenImport {
        blocks = List.copyOf(blocks);
    }

    UnitHash hash() {
        return new UnitHash(HexFormat.of().parseHex(hashKey));
    }
}
