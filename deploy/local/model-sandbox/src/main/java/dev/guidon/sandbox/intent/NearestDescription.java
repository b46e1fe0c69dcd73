package dev.guidon.sandbox.intent;

import dev.guidon.sandbox.encoder.TextEncoder;
import dev.guidon.sandbox.encoder.UnitVector;
import java.util.List;

/// The model `intent-baseline`: the intent whose description points most nearly where the message points.
/// Zero-shot: it has seen no labelled message.
public final class NearestDescription implements IntentModel {
    private final List<Described> intents;

    private NearestDescription(List<Described> intents) {
        this.intents = List.copyOf(intents);
    }

    public static NearestDescription of(List<Intent> intents, TextEncoder encoder) {
        if (intents.isEmpty()) {
            throw new IllegalArgumentException("a classifier needs at least one intent");
        }
        return new NearestDescription(intents.stream()
                .map(intent -> new Described(
                        intent.label(), encoder.encode(intent.description()).vector()))
                .toList());
    }

    @Override
    public String name() {
        return "intent-baseline";
    }

    @Override
    public String classify(UnitVector message) {
        Described nearest = intents.getFirst();
        double best = nearest.description().cosine(message);
        for (Described intent : intents) {
            double cosine = intent.description().cosine(message);
            if (cosine > best) {
                best = cosine;
                nearest = intent;
            }
        }
        return nearest.label();
    }

    private record Described(String label, UnitVector description) {}
}
