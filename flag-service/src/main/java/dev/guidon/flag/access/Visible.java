package dev.guidon.flag.access;

import java.util.List;

/// Which things of a list somebody may see: those that, in each of the layers, some rule allows and none denies.
///
/// @param layers none when everything may be seen
public record Visible(List<Layer> layers) {
    public static final Visible EVERYTHING = new Visible(List.of());

    public Visible {
        layers = layers.stream().filter(layer -> !layer.isOpen()).toList();
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
