package dev.guidon.flag.publish;

import java.util.List;

/// The form in which readers load long lists of units.
public interface BlockFormat {

    /// @param hashes in ascending order
    EncodedBlock encode(List<Long> hashes);
}
