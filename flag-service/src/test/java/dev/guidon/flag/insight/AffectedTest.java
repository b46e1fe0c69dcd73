package dev.guidon.flag.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.flag.insight.NeedStore.Need;
import dev.guidon.flag.project.Key;
import dev.guidon.flag.segment.PlacedSegment;
import dev.guidon.flag.segment.SegmentContent;
import dev.guidon.flag.segment.SegmentDefinition;
import dev.guidon.flag.segment.SegmentReach;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AffectedTest {
    private static final List<Need> NEEDS = List.of(
            new Need("asks", Set.of(), Set.of("inner")),
            new Need("asks-outer", Set.of(), Set.of("outer")),
            new Need("asks-other", Set.of(), Set.of("other")),
            new Need("requires", Set.of("asks-outer"), Set.of()),
            new Need("requires-that", Set.of("requires"), Set.of()));
    private static final Map<String, Set<String>> ASKED =
            Map.of("inner", Set.of(), "middle", Set.of("inner"), "outer", Set.of("middle"), "other", Set.of());

    private static PlacedSegment segment(String key) {
        SegmentContent content =
                new SegmentContent(new SegmentContent.Label("", "", List.of()), List.of(), List.of(), List.of());
        return new PlacedSegment(
                new SegmentReach("p", Optional.empty(), List.of()),
                new SegmentDefinition(new Key(key), 1, content, List.of(), Instant.EPOCH, Optional.empty()));
    }

    @Test
    void aSegmentReachesFlagsThroughSegmentsAndPrerequisites() {
        Affected affected = Affected.by(WhatIf.segment(segment("inner")), NEEDS, ASKED, 10);

        assertThat(affected).isEqualTo(new Affected(List.of("asks", "asks-outer", "requires", "requires-that"), 0));
    }

    @Test
    void aFlagComesBeforeThoseThatRequireIt() {
        Affected affected = Affected.by(WhatIf.without("requires"), NEEDS, ASKED, 10);

        assertThat(affected.flagKeys()).containsExactly("requires", "requires-that");
    }

    @Test
    void whatIsTooMuchIsCounted() {
        Affected affected = Affected.by(WhatIf.segment(segment("inner")), NEEDS, ASKED, 1);

        assertThat(affected).isEqualTo(new Affected(List.of("asks"), 3));
    }

    @Test
    void whatNobodyNeedsReachesNobody() {
        assertThat(Affected.by(WhatIf.segment(segment("new")), NEEDS, ASKED, 10).flagKeys())
                .isEmpty();
    }
}
