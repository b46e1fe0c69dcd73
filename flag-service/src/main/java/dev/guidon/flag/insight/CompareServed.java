package dev.guidon.flag.insight;

import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.evaluate.ValueSubject;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.Segment;
import dev.guidon.flag.insight.Impacts.FlagImpact;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.replay.LoadFlags;
import dev.guidon.flag.segment.SegmentsOfSubjects;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides for the subjects that were sampled lately in one environment, as it is and as it would be. In the caller's
/// transaction.
@ApplicationScoped
class CompareServed {
    /// That one answer may be about.
    static final int MAX_FLAGS = 50;
    /// Subjects that are looked at, the latest: a few milliseconds of deciding.
    private static final int MAX_SUBJECTS = 2_000;
    /// Of all flags together.
    private static final int MAX_TOGETHER = 10_000;

    private final NeedStore needs;
    private final SegmentsOfSubjects segments;
    private final SampleStore samples;
    private final LoadFlags loadFlags;
    private final KeepingSettings keeping;
    private final InstantSource clock;

    CompareServed(
            NeedStore needs,
            SegmentsOfSubjects segments,
            SampleStore samples,
            LoadFlags loadFlags,
            KeepingSettings keeping,
            InstantSource clock) {
        this.needs = needs;
        this.segments = segments;
        this.samples = samples;
        this.loadFlags = loadFlags;
        this.keeping = keeping;
        this.clock = clock;
    }

    /// @param limit flags to look at; the rest is counted
    Uni<Impacts> in(Environment environment, WhatIf change, int limit) {
        return needs.ofFlags(environment.id())
                .chain(flags ->
                        segments.asked(environment).map(asked -> Affected.by(change, flags, asked, Math.max(0, limit))))
                .chain(affected -> seen(environment, affected)
                        .chain(seen -> compare(environment, change, seen))
                        .map(impacts -> new Impacts(impacts, affected.more())));
    }

    private Uni<Map<String, List<SampledEvaluation>>> seen(Environment environment, Affected affected) {
        int each = Math.min(
                MAX_SUBJECTS, MAX_TOGETHER / Math.max(1, affected.flagKeys().size()));
        return Multi.createFrom()
                .iterable(affected.flagKeys())
                .onItem()
                .transformToUniAndConcatenate(flagKey -> samples.subjectsOfFlag(
                                environment.id(), flagKey, clock.instant().minus(keeping.samples()), each)
                        .map(found -> Map.entry(flagKey, found)))
                .collect()
                .in(LinkedHashMap::new, (all, entry) -> all.put(entry.getKey(), entry.getValue()));
    }

    private Uni<List<FlagImpact>> compare(
            Environment environment, WhatIf change, Map<String, List<SampledEvaluation>> seen) {
        List<ValueSubject> subjects = seen.values().stream()
                .flatMap(List::stream)
                .map(SampledEvaluation::subject)
                .toList();
        Set<String> flagKeys = union(seen.keySet(), change.requiredFlags());
        Set<String> segmentKeys = union(change.segmentKeys(), change.askedSegments());
        return loadFlags.some(environment, flagKeys, segmentKeys, subjects).chain(before -> changed(change, subjects)
                .map(after -> impacts(environment, seen, before, after.of(before))));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /// A change with its segments as far as they matter to the subjects.
    private record Changed(WhatIf change, List<Segment> segments) {
        Ruleset of(Ruleset before) {
            Ruleset after = before;
            for (Segment segment : segments) {
                after = after.with(1, segment);
            }
            for (Flag flag : change.flags()) {
                after = after.with(1, flag);
            }
            for (String key : change.without()) {
                after = after.without(1, key);
            }
            return after;
        }
    }

    private Uni<Changed> changed(WhatIf change, List<ValueSubject> subjects) {
        return Multi.createFrom()
                .iterable(change.segments())
                .onItem()
                .transformToUniAndConcatenate(segment -> segments.segment(segment, subjects))
                .collect()
                .asList()
                .map(found -> new Changed(change, found));
    }

    private static List<FlagImpact> impacts(
            Environment environment, Map<String, List<SampledEvaluation>> seen, Ruleset before, Ruleset after) {
        List<FlagImpact> impacts = new ArrayList<>();
        seen.forEach((flagKey, evaluations) -> {
            Impact impact = new Impact(before, after, flagKey);
            evaluations.forEach(impact::add);
            impacts.add(new FlagImpact(environment.key().text(), flagKey, impact.radius()));
        });
        return impacts;
    }
}
