package dev.guidon.flag.access;

import java.util.List;
import java.util.stream.Stream;

/// Which things of a list somebody may see: those that, in each of the layers, some rule allows and none denies.
///
/// @param layers none when everything may be seen
public record Visible(List<Layer> layers) {
    public static final Visible EVERYTHING = new Visible(List.of());

    public Visible {
        layers = layers.stream().filter(layer -> !layer.isOpen()).toList();
    }

    /// What both show.
    public Visible and(Visible other) {
        return new Visible(Stream.concat(layers.stream(), other.layers.stream()).toList());
    }

    public record Layer(List<KeyRule> allowed, List<KeyRule> denied) {
        public Layer {
            allowed = List.copyOf(allowed);
            denied = List.copyOf(denied);
        }

        private boolean isOpen() {
            return denied.isEmpty() && allowed.stream().anyMatch(KeyRule::isAboutAll);
        }
    }
}
