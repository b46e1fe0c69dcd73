package dev.guidon.gateway.route;

import dev.guidon.engine.flag.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a variant of a route's flag stands for: a provider's model, and what its requests carry.
///
/// @param provider name under which the gateway knows where the model is
/// @param model as the provider calls it
/// @param fixed fields that every request gets, whatever the caller sent: `model`, and the variant's `parameters`
/// @param defaults fields that a request gets when the caller did not send them
public record ModelVersion(String provider, String model, Map<String, Value> fixed, Map<String, Value> defaults) {
    private static final String MODEL = "model";
    /// What the call is about belongs to the caller, and `model` has a place of its own.
    private static final Set<String> RESERVED = Set.of(MODEL, "messages", "stream");

    public ModelVersion {
        fixed = Map.copyOf(fixed);
        defaults = Map.copyOf(defaults);
    }

    /// Reads a variant's value: `{"provider", "model", "parameters"?, "defaults"?}`. Empty when it is something else.
    public static Optional<ModelVersion> of(Value value) {
        if (!(value instanceof Value.Structure(var fields))
                || !(fields.get("provider") instanceof Value.Text(var provider))
                || !(fields.get(MODEL) instanceof Value.Text model)) {
            return Optional.empty();
        }
        Optional<Map<String, Value>> parameters = requestFields(fields, "parameters");
        Optional<Map<String, Value>> defaults = requestFields(fields, "defaults");
        return parameters.isEmpty() || defaults.isEmpty()
                ? Optional.empty()
                : Optional.of(new ModelVersion(provider, model.value(), with(parameters.get(), model), defaults.get()));
    }

    private static Map<String, Value> with(Map<String, Value> parameters, Value.Text model) {
        Map<String, Value> fixed = new LinkedHashMap<>(parameters);
        fixed.put(MODEL, model);
        return fixed;
    }

    /// No fields when there is no entry; empty when the entry is not a set of fields that a variant may give.
    private static Optional<Map<String, Value>> requestFields(Map<String, Value> variant, String entry) {
        return switch (variant.get(entry)) {
            case null -> Optional.of(Map.of());
            case Value.Structure(var fields)
            when fields.keySet().stream().noneMatch(RESERVED::contains) -> Optional.of(fields);
            case Value _ -> Optional.empty();
        };
    }
}
