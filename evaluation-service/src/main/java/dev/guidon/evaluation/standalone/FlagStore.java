package dev.guidon.evaluation.standalone;

import dev.guidon.engine.flagd.FlagdDocument;
import dev.guidon.engine.flagd.FlagdEntry;
import dev.guidon.engine.flagd.FractionalGeneration;
import dev.guidon.evaluation.decide.FlagdAccess;
import dev.guidon.evaluation.decide.FlagdFlags;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The flags of all sources. A flag is told from others by its set and its key; where two sources have the same one,
/// the later source decides. No key is needed: whoever reaches the port may ask. Safe on any thread.
public final class FlagStore implements FlagdAccess {
    /// Selections kept ready; callers may make up any number of selectors.
    private static final int MAX_SELECTIONS = 1_000;

    /// The order in which a later flag decides for an earlier one with its key.
    private static final Comparator<HeldFlag> PRECEDENCE =
            Comparator.comparingInt(HeldFlag::priority).thenComparing(HeldFlag::flagSet);

    private final List<String> sources;
    private final InstantSource clock;
    private final FractionalGeneration fractional;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final Map<Integer, FlagdDocument> documents = new HashMap<>();
    private volatile Held held = new Held(List.of(), new ConcurrentHashMap<>());
    private volatile boolean loaded;

    /// @param selections made of the flags so far
    private record Held(List<HeldFlag> flags, Map<Selector, SelectedFlags> selections) {}

    /// @param sources by name, those that go before others later
    public FlagStore(List<String> sources, InstantSource clock, FractionalGeneration fractional) {
        this.fractional = fractional;
        this.sources = List.copyOf(sources);
        this.clock = clock;
        this.loaded = sources.isEmpty();
    }

    /// Takes the document of a source over, instead of its last.
    ///
    /// @param source its place among the sources
    /// @throws IllegalArgumentException saying why the document is refused; the last one stays then
    public void put(int source, String document) {
        FlagdDocument compiled = FlagdDocument.compile(document, fractional);
        synchronized (documents) {
            documents.put(source, compiled);
            held = new Held(merged(), new ConcurrentHashMap<>());
            loaded = documents.size() == sources.size();
        }
        listeners.forEach(listener -> listener.accept(SelectedFlags.SCOPE));
    }

    /// @param set empty for none
    private record Identity(String set, String key) {}

    private List<HeldFlag> merged() {
        Map<Identity, HeldFlag> byIdentity = new HashMap<>();
        for (int i = 0; i < sources.size(); i++) {
            FlagdDocument document = documents.get(i);
            if (document != null) {
                for (FlagdEntry entry : document.entries()) {
                    HeldFlag flag = new HeldFlag(entry, sources.get(i), i);
                    byIdentity.put(new Identity(flag.flagSet(), flag.key()), flag);
                }
            }
        }
        List<HeldFlag> flags = new ArrayList<>(byIdentity.values());
        flags.sort(PRECEDENCE.thenComparing(HeldFlag::key));
        return List.copyOf(flags);
    }

    /// Whether every source has given a document.
    public boolean loaded() {
        return loaded;
    }

    public int flagCount() {
        return held.flags().size();
    }

    long seconds() {
        return clock.instant().getEpochSecond();
    }

    @Override
    public FlagdFlags open(Optional<String> key, Optional<String> selector) {
        return select(Selector.of(selector));
    }

    SelectedFlags select(Selector selector) {
        Held now = held;
        SelectedFlags known = now.selections().get(selector);
        if (known == null) {
            List<HeldFlag> flags =
                    now.flags().stream().filter(selector::includes).toList();
            // Of the sets of one source, flagd lets the first decide.
            known = new SelectedFlags(this, selector, selector instanceof Selector.OfSource ? flags.reversed() : flags);
            if (now.selections().size() < MAX_SELECTIONS) {
                now.selections().put(selector, known);
            }
        }
        return known;
    }

    @Override
    public void listen(Consumer<String> listener) {
        listeners.add(listener);
    }
}
