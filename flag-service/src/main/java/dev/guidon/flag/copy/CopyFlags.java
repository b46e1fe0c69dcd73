package dev.guidon.flag.copy;

import dev.guidon.flag.access.Permits;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.batch.AllOrNothing;
import dev.guidon.flag.batch.EachFlag;
import dev.guidon.flag.batch.Line;
import dev.guidon.flag.batch.Report;
import dev.guidon.flag.batch.RequiredFirst;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Brings settings of flags from one environment to another, of the same project or not: all that was asked for, or
/// nothing.
@ApplicationScoped
public class CopyFlags {
    /// So many are changed at once, because others who change something wait meanwhile.
    static final int MAX = 500;

    private final FindGround grounds;
    private final BringSegments segments;
    private final PutCopy put;
    private final EachFlag each;
    private final AllOrNothing allOrNothing;

    CopyFlags(FindGround grounds, BringSegments segments, PutCopy put, EachFlag each, AllOrNothing allOrNothing) {
        this.grounds = grounds;
        this.segments = segments;
        this.put = put;
        this.each = each;
        this.allOrNothing = allOrNothing;
    }

    /// Fails with `NotFound` of a project or an environment, or with `Invalid` when there is too much to copy, or when
    /// both are the same. What stands in the way of a flag is in the report.
    public Uni<Report> copy(CopyOrder order, boolean dryRun, Permits permits, Stamp stamp) {
        if (order.from().equals(order.to())) {
            throw new FailureException(
                    Failure.Invalid.of("/from", "is the environment itself; name the one to copy from"));
        }
        return allOrNothing.run(() -> attempt(order, permits, stamp), dryRun);
    }

    private Uni<Report> attempt(CopyOrder order, Permits permits, Stamp stamp) {
        return grounds.lock(order.from(), order.to(), permits).chain(ground -> {
            List<Candidate> candidates = candidates(ground, order);
            refuseTooMany(ground, order, candidates);
            return segments.bring(ground, order.bringSegments(), asked(candidates, order), stamp)
                    .chain(brought -> copyAll(new Copying(order, ground, candidates, brought, stamp)));
        });
    }

    private static List<Candidate> candidates(Ground ground, CopyOrder order) {
        List<Candidate> candidates = Candidate.of(ground, order.flagKeys());
        return RequiredFirst.sort(candidates, Candidate::flagKey, Candidate.requirements(candidates));
    }

    private static void refuseTooMany(Ground ground, CopyOrder order, List<Candidate> candidates) {
        Definitions definitions = Copying.definitions(order, ground, candidates);
        long changing = candidates.stream()
                .filter(candidate -> candidate instanceof Candidate.Found found
                        && PutCopy.changes(order, ground, definitions, found))
                .count();
        if (changing > MAX) {
            throw new FailureException(Failure.Invalid.of(
                    "/flags",
                    changing + " flags would change; at most " + MAX + " are changed at once, so name some of them"));
        }
    }

    private static Set<String> asked(List<Candidate> candidates, CopyOrder order) {
        return order.parts().contains(Part.RULES)
                ? candidates.stream().flatMap(CopyFlags::asked).collect(Collectors.toSet())
                : Set.of();
    }

    private static Stream<String> asked(Candidate candidate) {
        return candidate instanceof Candidate.Found(var _, var settings) ? settings.segmentsNamed() : Stream.empty();
    }

    private Uni<Report> copyAll(Copying copying) {
        return each.run(copying.candidates(), Candidate::flagKey, candidate -> step(copying, candidate))
                .map(lines -> new Report(lines, copying.brought().created()));
    }

    private Uni<Line> step(Copying copying, Candidate candidate) {
        return switch (candidate) {
            case Candidate.Unfit unfit -> Uni.createFrom().item(unfit.line());
            case Candidate.Found found -> put.put(copying, found);
        };
    }
}
