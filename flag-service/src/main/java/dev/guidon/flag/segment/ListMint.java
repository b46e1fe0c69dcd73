package dev.guidon.flag.segment;

import dev.guidon.engine.units.UnitHash;
import dev.guidon.flag.project.ShortIds;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Makes what lists and imports must have for themselves.
public final class ListMint {
    private final ShortIds ids;
    private final RandomGenerator random;

    /// @param random that nobody can guess: who knows the key of a list can make up units that are taken for others
    public ListMint(ShortIds ids, RandomGenerator random) {
        this.ids = ids;
        this.random = random;
    }

    String importId() {
        return ids.next();
    }

    /// In hexadecimal.
    String hashKey() {
        byte[] key = new byte[UnitHash.KEY_LENGTH];
        random.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }
}
