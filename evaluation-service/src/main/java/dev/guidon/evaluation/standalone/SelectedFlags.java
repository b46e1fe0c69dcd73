package dev.guidon.evaluation.standalone;

import dev.guidon.engine.evaluate.FlagChange;
import dev.guidon.engine.evaluate.ListedSubject;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flagd.FlagdDecision;
import dev.guidon.engine.flagd.FlagdDocument;
import dev.guidon.engine.flagd.FlagdEntry;
import dev.guidon.engine.flagd.JsonText;
import dev.guidon.evaluation.decide.FlagdAudience;
import dev.guidon.evaluation.decide.FlagdFlags;
import dev.guidon.kit.identity.Sha256;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a selector selects of the flags that were there at one moment.
final class SelectedFlags implements FlagdFlags {
    static final String SCOPE = "standalone";
    /// What rules read the time by. Where one does, answers change without a change of flags.
    private static final String CLOCK = "$flagd";

    private final FlagStore store;
    private final Selector selector;
    private final Map<String, HeldFlag> byKey = new LinkedHashMap<>();
    private final FlagdDocument flags;
    private volatile @Nullable String text;
    private volatile @Nullable String digest;

    /// @param held in the order in which a later flag decides for an earlier one with its key
    SelectedFlags(FlagStore store, Selector selector, List<HeldFlag> held) {
        this.store = store;
        this.selector = selector;
        held.forEach(flag -> byKey.put(flag.key(), flag));
        this.flags = FlagdDocument.of(held.stream().map(HeldFlag::entry).toList(), Map.of());
    }

    @Override
    public FlagdDecision decide(String flagKey, ListedSubject subject) {
        return decide(flagKey, subject.plain());
    }

    private FlagdDecision decide(String flagKey, Map<String, @Nullable Object> context) {
        FlagdDecision decision = flags.decide(flagKey, context, store.seconds());
        return selector.metadata().isEmpty() ? decision : withSelection(decision);
    }

    private FlagdDecision withSelection(FlagdDecision decision) {
        Map<String, Value> metadata = new LinkedHashMap<>(selector.metadata());
        metadata.putAll(decision.metadata());
        return switch (decision) {
            case FlagdDecision.Served(var key, var variant, var value, var reason, var _) ->
                new FlagdDecision.Served(key, variant, value, reason, metadata);
            case FlagdDecision.CallersDefault(var key, var reason, var _) ->
                new FlagdDecision.CallersDefault(key, reason, metadata);
            case FlagdDecision.Failed(var key, var error, var _) -> new FlagdDecision.Failed(key, error, metadata);
        };
    }

    @Override
    public List<FlagdDecision> decideAll(ListedSubject subject) {
        Map<String, @Nullable Object> context = subject.plain();
        List<FlagdDecision> decisions = new ArrayList<>();
        for (FlagdEntry entry : flags.entries()) {
            decisions.add(decide(entry.key(), context));
        }
        return decisions;
    }

    @Override
    public Optional<Value> defaultValue(String flagKey) {
        return flags.entry(flagKey).flatMap(FlagdEntry::defaultValue);
    }

    @Override
    public Map<String, Value> selected() {
        return selector.metadata();
    }

    @Override
    public String mark() {
        String known = digest;
        if (known == null) {
            known = HexFormat.of().formatHex(Sha256.of(selector.text() + '\n' + document()));
            digest = known;
        }
        return document().contains(CLOCK) ? known + '\n' + store.seconds() : known;
    }

    @Override
    public String document() {
        String known = text;
        if (known == null) {
            Map<String, Value> byName = new LinkedHashMap<>();
            byKey.forEach((key, flag) -> byName.put(key, definition(flag)));
            known = JsonText.of(new Value.Structure(Map.of("flags", new Value.Structure(byName))));
            text = known;
        }
        return known;
    }

    private static Value definition(HeldFlag flag) {
        Map<String, Value> fields = new LinkedHashMap<>(flag.entry().definition());
        fields.put("source", new Value.Text(flag.source()));
        return new Value.Structure(fields);
    }

    @Override
    public FlagdAudience audience() {
        return new FlagdAudience(SCOPE, selector.text());
    }

    @Override
    public FlagdFlags now() {
        return store.select(selector);
    }

    @Override
    public List<FlagChange> changesSince(FlagdFlags earlier) {
        if (earlier == this || !(earlier instanceof SelectedFlags before)) {
            return List.of();
        }
        List<FlagChange> changes = new ArrayList<>();
        before.byKey.keySet().stream()
                .filter(key -> !byKey.containsKey(key))
                .forEach(key -> changes.add(new FlagChange(key, FlagChange.Kind.REMOVED, true)));
        byKey.forEach((key, flag) -> {
            HeldFlag known = before.byKey.get(key);
            if (known == null) {
                changes.add(new FlagChange(key, FlagChange.Kind.ADDED, true));
            } else if (!flag.answersLike(known)) {
                changes.add(new FlagChange(key, FlagChange.Kind.CHANGED, true));
            }
        });
        return changes;
    }
}
