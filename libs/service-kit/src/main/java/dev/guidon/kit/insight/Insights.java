package dev.guidon.kit.insight;

import dev.guidon.engine.evaluate.AttributePath;
import dev.guidon.engine.evaluate.Decision.Served;
import dev.guidon.engine.evaluate.ListedSubject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;

/// Learns from the decisions of a process: how often each was handed out, how many subjects there were, and of a few
/// who got what. Deciding is never delayed: what is learnt is counted in memory and sent from a thread apart. While it
/// cannot be sent, counts add up; what finds no room is dropped, and that is counted.
///
/// Safe for use by many threads.
public final class Insights implements AutoCloseable {
    private static final AttributePath TARGETING_KEY = AttributePath.of(AttributePath.TARGETING_KEY);
    private static final Duration LAST_LOOP = Duration.ofSeconds(5);

    private final EvaluationCounter counter;
    private final UniqueSubjects subjects;
    private final KeyUses keys = new KeyUses();
    private final InstantSource clock;
    private final SubjectSampler sampler;
    private final CountFlusher flusher;
    private final Duration interval;
    private final LongAdder unsampled = new LongAdder();
    private final Thread loop;
    private volatile boolean closing;

    /// Where everything goes.
    public record Logs(CountLog counts, SampleLog samples) {}

    /// Starts at once.
    ///
    /// @param instanceId of this start of this process
    public Insights(InsightSettings settings, Redaction redaction, Logs logs, InstantSource clock, String instanceId) {
        this.counter = new EvaluationCounter(
                Runtime.getRuntime().availableProcessors(), EvaluationCounter.GRACE, CountFlusher.minuteOf(clock));
        this.subjects = new UniqueSubjects(CountFlusher.dayOf(clock));
        this.sampler = new SubjectSampler(settings, redaction, logs.samples(), clock, instanceId);
        this.clock = clock;
        this.flusher = new CountFlusher(counter, subjects, keys, logs.counts(), clock, instanceId);
        this.interval = settings.flushInterval();
        this.loop = Thread.ofVirtual().name("evaluation-counts").start(this::run);
    }

    /// Notes that a caller showed a key of an environment.
    public void used(String environmentId, String keyId) {
        keys.note(environmentId, keyId, CountFlusher.minuteOf(clock));
    }

    /// Notes that `subject` wants something decided: once for a request, however many flags it is about.
    public void asked(String environmentId, ListedSubject subject) {
        String targetingKey = subject.unit(TARGETING_KEY);
        if (targetingKey != null) {
            subjects.add(environmentId, targetingKey);
        }
    }

    /// Notes that `subject` got `served`.
    public void decided(String environmentId, Served served, ListedSubject subject) {
        long standsFor = counter.add(environmentId, served);
        if (standsFor > 0) {
            sample(environmentId, served, subject, standsFor);
        }
    }

    private void sample(String environmentId, Served served, ListedSubject subject, long standsFor) {
        try {
            sampler.offer(environmentId, served, subject, standsFor);
        } catch (IllegalArgumentException _) {
            // An attribute is no value of ours, such as a number that is not finite. The answer does not depend on it.
            unsampled.increment();
        }
    }

    /// Evaluations whose subject could not be sampled.
    public long unsampled() {
        return unsampled.sum();
    }

    /// Sends what was counted, without waiting for the clock.
    ///
    /// @return whether everything is sent
    public boolean flush() {
        return flusher.flush();
    }

    /// Evaluations that were not counted, because there was no room.
    public long dropped() {
        return flusher.dropped();
    }

    private void run() {
        try {
            while (!closing) {
                Thread.sleep(interval);
                var _ = flush();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Tries once more to send what is left.
    @Override
    public void close() {
        closing = true;
        loop.interrupt();
        try {
            var _ = loop.join(LAST_LOOP);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        var _ = flush();
    }
}
