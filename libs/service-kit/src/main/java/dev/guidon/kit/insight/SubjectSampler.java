package dev.guidon.kit.insight;

import dev.guidon.engine.evaluate.Decision.Served;
import dev.guidon.engine.evaluate.ListedSubject;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Samples who got what: so many evaluations of a flag a minute and no more. Safe for use by many threads.
final class SubjectSampler {
    private final int perFlagAndMinute;
    private final SampledAttributes attributes;
    private final SampleLog log;
    private final InstantSource clock;
    private final String instanceId;
    private final AtomicLong number = new AtomicLong();
    private volatile Minute minute = new Minute(0, new ConcurrentHashMap<>());

    private record Minute(long number, Map<Place, AtomicInteger> taken) {}

    private record Place(String environmentId, String flagKey) {}

    SubjectSampler(
            InsightSettings settings, Redaction redaction, SampleLog log, InstantSource clock, String instanceId) {
        this.perFlagAndMinute = settings.samplesPerFlagAndMinute();
        this.attributes = new SampledAttributes(redaction);
        this.log = log;
        this.clock = clock;
        this.instanceId = instanceId;
    }

    /// @param standsFor how many evaluations this one is sampled out of
    void offer(String environmentId, Served served, ListedSubject subject, long standsFor) {
        if (perFlagAndMinute == 0 || !hasRoom(new Place(environmentId, served.flagKey()))) {
            return;
        }
        var _ = log.offer(new Sample(
                instanceId + "-" + number.incrementAndGet(),
                environmentId,
                served,
                attributes.of(subject),
                clock.instant(),
                standsFor));
    }

    private boolean hasRoom(Place place) {
        long now = CountFlusher.minuteOf(clock);
        Minute current = minute;
        if (current.number() != now) {
            current = new Minute(now, new ConcurrentHashMap<>());
            minute = current;
        }
        AtomicInteger taken = current.taken().computeIfAbsent(place, _ -> new AtomicInteger());
        return taken.getAndIncrement() < perFlagAndMinute;
    }
}
