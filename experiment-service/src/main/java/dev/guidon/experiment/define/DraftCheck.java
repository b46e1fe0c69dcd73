package dev.guidon.experiment.define;

import dev.guidon.experiment.define.ExperimentDraft.MetricDraft;
import dev.guidon.kit.failure.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one draft and collects everything that is wrong with it.
final class DraftCheck {
    private static final Pattern KEY = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?");
    private static final String KEY_FORM =
            "1 to 64 lower-case letters, digits, '.', '_' and '-', with a letter or digit" + " first and last";
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}]{1,256}");
    private static final String TEXT_FORM = "1 to 256 characters without control characters";
    private static final int MAX_HYPOTHESIS = 2_000;
    private static final int MIN_ARMS = 2;
    private static final int MAX_ARMS = 20;
    private static final int MAX_METRICS = 50;
    private static final String DEFAULT_UNIT = "targetingKey";

    private final List<Violation> violations = new ArrayList<>();

    List<Violation> violations() {
        return List.copyOf(violations);
    }

    /// Null when something is wrong.
    @Nullable
    Experiment experiment(ExperimentDraft draft, String environmentId, Instant now) {
        String key = required(draft.key(), KEY, KEY_FORM, "/key");
        String flagKey = required(draft.flagKey(), KEY, KEY_FORM, "/flagKey");
        String unit = required(draft.unit() == null ? DEFAULT_UNIT : draft.unit(), TEXT, TEXT_FORM, "/unit");
        String hypothesis = hypothesis(draft.hypothesis());
        List<String> arms = arms(draft.arms());
        String control = control(draft.control(), arms);
        List<Metric> metrics = metrics(draft.metrics());
        return violations.isEmpty()
                ? new Experiment(
                        new Definition(environmentId, key, unit, arms, metrics), flagKey, control, hypothesis, now)
                : null;
    }

    private String hypothesis(@Nullable String hypothesis) {
        if (hypothesis != null && (hypothesis.length() > MAX_HYPOTHESIS || hypothesis.indexOf('\0') >= 0)) {
            wrong("/hypothesis", "must be at most " + MAX_HYPOTHESIS + " characters without NUL");
        }
        return hypothesis == null ? "" : hypothesis;
    }

    private List<String> arms(@Nullable List<@Nullable String> arms) {
        if (arms == null || arms.size() < MIN_ARMS || arms.size() > MAX_ARMS) {
            wrong("/arms", "must list " + MIN_ARMS + " to " + MAX_ARMS + " variants of the flag");
            return List.of();
        }
        List<String> read = new ArrayList<>(arms.size());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < arms.size(); i++) {
            read.add(unique(required(arms.get(i), KEY, KEY_FORM, "/arms/" + i), seen, "/arms/" + i));
        }
        return read;
    }

    private String control(@Nullable String control, List<String> arms) {
        if (control == null || !arms.contains(control)) {
            wrong("/control", control == null ? "is missing; name one of the arms" : "must be one of the arms " + arms);
            return "";
        }
        return control;
    }

    private List<Metric> metrics(@Nullable List<@Nullable MetricDraft> metrics) {
        if (metrics == null || metrics.isEmpty() || metrics.size() > MAX_METRICS) {
            wrong("/metrics", "must list 1 to " + MAX_METRICS + " metrics");
            return List.of();
        }
        List<Metric> read = new ArrayList<>(metrics.size());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < metrics.size(); i++) {
            read.add(metric(metrics.get(i), seen, "/metrics/" + i));
        }
        return read;
    }

    private Metric metric(@Nullable MetricDraft draft, Set<String> seen, String at) {
        MetricDraft metric = draft == null ? new MetricDraft(null, null, null) : draft;
        String key = unique(required(metric.key(), KEY, KEY_FORM, at + "/key"), seen, at + "/key");
        String event = required(metric.event(), TEXT, TEXT_FORM, at + "/event");
        return new Metric(key, kind(metric.kind(), at + "/kind"), event);
    }

    private MetricKind kind(@Nullable String word, String at) {
        return MetricKind.of(word == null ? "" : word).orElseGet(() -> {
            wrong(at, "must be \"conversion\" or \"mean\"" + (word == null ? "" : ", not \"" + word + "\""));
            return MetricKind.CONVERSION;
        });
    }

    private String required(@Nullable String value, Pattern pattern, String form, String at) {
        if (value == null) {
            wrong(at, "is missing; give " + form);
            return "";
        }
        if (!pattern.matcher(value).matches()) {
            wrong(at, "must be " + form);
        }
        return value;
    }

    private String unique(String value, Set<String> seen, String at) {
        if (!value.isEmpty() && !seen.add(value)) {
            wrong(at, "\"" + value + "\" is there twice");
        }
        return value;
    }

    private void wrong(String at, String message) {
        violations.add(new Violation(at, message));
    }
}
