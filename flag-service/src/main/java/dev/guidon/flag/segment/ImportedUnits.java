package dev.guidon.flag.segment;

import java.util.Optional;

/// What an import made of a list.
///
/// @param read units that it named, some perhaps twice
/// @param added units that were not in the list before
/// @param removed units that were in the list before
/// @param size of the list afterwards
/// @param segment afterwards; without a sequence when nothing has changed
public record ImportedUnits(long read, long added, long removed, long size, ChangedSegment segment) {

    static ImportedUnits nothing(long read, long size, SegmentDefinition segment) {
        return new ImportedUnits(read, 0, 0, size, new ChangedSegment(segment, Optional.empty()));
    }
}
