package dev.guidon.kit.insight;

import dev.guidon.contracts.insights.v1.EvaluationCount;
import dev.guidon.contracts.insights.v1.EvaluationCounts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Adds counts up as a reader does: each sequence once. May be told to fail, before it takes a record or after it.
final class CountReader implements CountLog {
    private final Map<String, Long> counts = new HashMap<>();
    private final Set<Long> seen = new HashSet<>();
    private Mood mood = Mood.TAKES;

    enum Mood {
        TAKES,
        REFUSES,
        TAKES_AND_SAYS_NO
    }

    void become(Mood changed) {
        mood = changed;
    }

    @Override
    public boolean append(EvaluationCounts record) {
        if (mood != Mood.REFUSES && seen.add(record.getSequence())) {
            record.getCountsList().forEach(this::add);
        }
        return mood == Mood.TAKES;
    }

    private void add(EvaluationCount count) {
        counts.merge(key(count), count.getCount(), Long::sum);
    }

    private static String key(EvaluationCount count) {
        return String.join(
                "/",
                count.getEnvironmentId(),
                count.getFlagKey(),
                count.getVariant(),
                Long.toString(count.getMinute()));
    }

    Map<String, Long> counts() {
        return counts;
    }

    long total() {
        return counts.values().stream().mapToLong(count -> count).sum();
    }

    boolean hasGaps() {
        return seen.stream().mapToLong(sequence -> sequence).max().orElse(0) != seen.size();
    }
}
