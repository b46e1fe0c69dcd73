package dev.guidon.engine.flagd;

import dev.guidon.engine.bucket.SaltedHash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `fractional` in flagd's third generation: as the second, but it hashes any value, as deterministic CBOR. Without a
/// value of its own it hashes the list of flag key and targeting key.
///
/// Source: flagd's decision "fractional with non-string random units", vectors of its test bed.
record FractionalOfValues(String flagKey) implements Operation {

    @Override
    public @Nullable Object on(List<?> arguments, Scope scope) {
        if (arguments.isEmpty() || !scope.isObject() || arguments.getFirst() == null) {
            return null;
        }
        if (!(arguments.getFirst() instanceof List<?>)) {
            Fractional.Shares shares = Fractional.Shares.of(arguments.subList(1, arguments.size()));
            return shares == null ? null : shares.drawnBy(SaltedHash.ofBytes(Cbor.of(arguments.getFirst())));
        }
        String unit = scope.targetingKey();
        Fractional.Shares shares = Fractional.Shares.of(arguments);
        return unit == null || shares == null
                ? null
                : shares.drawnBy(SaltedHash.ofBytes(Cbor.of(List.of(flagKey, unit))));
    }

    @Override
    public @Nullable Object onOne(@Nullable Object argument, Scope scope) {
        return null;
    }
}
