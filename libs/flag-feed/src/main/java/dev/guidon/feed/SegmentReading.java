package dev.guidon.feed;

import dev.guidon.contracts.flags.v1.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Segments as they were read, each in its last readable form if it has one.
///
/// @param awaitsBlocks whether some of them are in an older form because blocks of a list were not there
record SegmentReading(List<dev.guidon.engine.flag.Segment> segments, boolean awaitsBlocks) {
    private static final Logger LOG = Logger.getLogger(SegmentReading.class);

    SegmentReading {
        segments = List.copyOf(segments);
    }

    /// @param known has the last forms
    static SegmentReading of(
            String environmentId, List<Segment> wires, UnitListLoader lists, Optional<Environment> known) {
        List<dev.guidon.engine.flag.Segment> segments = new ArrayList<>();
        boolean awaitsBlocks = false;
        for (Segment wire : wires) {
            try {
                segments.add(SegmentMapping.fromWire(wire, list -> lists.load(environmentId, list)));
            } catch (BlocksMissing missing) {
                awaitsBlocks = true;
                keep(environmentId, wire, missing, known).ifPresent(segments::add);
            } catch (IllegalArgumentException unreadable) {
                keep(environmentId, wire, unreadable, known).ifPresent(segments::add);
            }
        }
        return new SegmentReading(segments, awaitsBlocks);
    }

    private static Optional<dev.guidon.engine.flag.Segment> keep(
            String environmentId, Segment wire, RuntimeException problem, Optional<Environment> known) {
        LOG.warnf(
                "segment left as it was, because it cannot be read, environment=%s segment=%s version=%d problem=%s",
                environmentId, wire.getKey(), wire.getVersion(), problem.getMessage());
        return known.flatMap(environment -> environment.ruleset().segment(wire.getKey()));
    }
}
