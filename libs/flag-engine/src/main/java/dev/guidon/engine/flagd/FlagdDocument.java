package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/// A flag document of flagd, compiled. Immutable, and safe on any thread. Deciding parses and compiles nothing.
///
/// Where it differs from flagd: a map that comes out of the context is never run as a rule, a decision walks over at
/// most a million list elements, text put together by a rule ends at a million characters, and documents are nested at
/// most 256 deep; a rule that wants more answers PARSE_ERROR.
public final class FlagdDocument {
    private final List<FlagdEntry> entries;
    private final SortedSet<String> keys;
    private final Map<String, FlagdEntry> flags;
    private final Map<String, Value> metadata;

    private FlagdDocument(List<FlagdEntry> entries, Map<String, Value> metadata) {
        TreeMap<String, FlagdEntry> byKey = new TreeMap<>();
        entries.forEach(entry -> byKey.put(entry.key(), entry));
        this.entries = List.copyOf(entries);
        this.keys = Collections.unmodifiableSortedSet(byKey.navigableKeySet());
        this.flags = Map.copyOf(byKey);
        this.metadata = metadata;
    }

    /// A document of flags that are compiled already. Of two flags with one key, the later decides.
    ///
    /// @param metadata of the document as a whole
    public static FlagdDocument of(List<FlagdEntry> entries, Map<String, Value> metadata) {
        return new FlagdDocument(entries, Map.copyOf(metadata));
    }

    /// @throws IllegalArgumentException saying why flagd would refuse the document; nothing of it may be used then
    public static FlagdDocument compile(String json) {
        return compile(json, FractionalGeneration.SECOND);
    }

    /// @param generation that rules draw by
    /// @throws IllegalArgumentException saying why flagd would refuse the document; nothing of it may be used then
    public static FlagdDocument compile(String json, FractionalGeneration generation) {
        Map<String, Value> document = FlagSource.object(JsonReader.read(json), "the document");
        Map<String, Value> metadata = FlagSource.object(document, "metadata", "the document");
        References references = References.of(FlagSource.object(document, "$evaluators", "the document"));
        List<FlagdEntry> entries = new ArrayList<>();
        switch (references.fillIn(document.getOrDefault("flags", new Value.Nothing()))) {
            case Value.Structure(var byKey) ->
                byKey.forEach(
                        (key, flag) -> entries.add(FlagdEntry.compile(FlagSource.of(key, flag, metadata), generation)));
            case Value.Sequence(var list) -> list.forEach(flag -> entries.add(listed(flag, metadata, generation)));
            case Value.Bool _, Value.Text _, Value.Whole _, Value.Decimal _, Value.Nothing _ ->
                throw new IllegalArgumentException("flags must be an object or a list");
        }
        return new FlagdDocument(entries, metadata);
    }

    private static FlagdEntry listed(Value flag, Map<String, Value> metadata, FractionalGeneration generation) {
        String key = FlagSource.text(FlagSource.object(flag, "a flag"), "key", "a flag");
        return FlagdEntry.compile(FlagSource.of(key, flag, metadata), generation);
    }

    /// All flags, as the document lists them; two of different sets may have one key.
    public List<FlagdEntry> entries() {
        return entries;
    }

    /// The flag that decides for a key.
    public Optional<FlagdEntry> entry(String flagKey) {
        return Optional.ofNullable(flags.get(flagKey));
    }

    /// Ordered; cannot be changed.
    public SortedSet<String> flagKeys() {
        return keys;
    }

    /// Of the document as a whole.
    public Map<String, Value> metadata() {
        return metadata;
    }

    /// Decides a flag. Never throws and never blocks.
    ///
    /// @param context the subject's attributes in JSON's terms: `Boolean`, `String`, `Number`, `List`, `Map` or
    ///     null; the subject is named by `targetingKey`
    /// @param timestamp seconds since the epoch, which rules read as `$flagd.timestamp`
    public FlagdDecision decide(String flagKey, Map<String, ?> context, long timestamp) {
        FlagdEntry flag = flags.get(flagKey);
        return flag == null
                ? new FlagdDecision.Failed(flagKey, FlagdError.FLAG_NOT_FOUND, Map.of())
                : flag.decide(context, timestamp);
    }
}
