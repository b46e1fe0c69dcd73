package dev.guidon.evaluation.adapter.grpc;

import com.google.protobuf.Struct;
import dev.guidon.contracts.flagd.evaluation.v1.AnyFlag;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveAllResponse;
import dev.guidon.engine.evaluate.Reason;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flagd.FlagdDecision;
import dev.guidon.evaluation.decide.FlagdFlags;
import dev.guidon.evaluation.decide.ValueTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All flags in the words of flagd's first protocol, which has none for a flag without a default variant:
/// such flags are left out. Flags that are off or cannot be decided come with the zero value of their type.
final class FlagdV1Flags {
    private FlagdV1Flags() {}

    static ResolveAllResponse of(FlagdFlags flags, List<FlagdDecision> decisions) {
        ResolveAllResponse.Builder response =
                ResolveAllResponse.newBuilder().setMetadata(FlagdValues.struct(flags.selected()));
        for (FlagdDecision decision : decisions) {
            flags.defaultValue(decision.flagKey())
                    .flatMap(typical -> flag(decision, typical))
                    .ifPresent(flag -> response.putFlags(decision.flagKey(), flag));
        }
        return response.build();
    }

    /// @param typical a value of the flag's type
    private static Optional<AnyFlag> flag(FlagdDecision decision, Value typical) {
        AnyFlag.Builder flag = AnyFlag.newBuilder().setMetadata(FlagdValues.struct(decision.metadata()));
        Value value =
                switch (decision) {
                    case FlagdDecision.Served served -> {
                        boolean isOfType = ValueTypes.isLike(served.value(), typical);
                        flag.setReason(isOfType ? served.reason().name() : "ERROR")
                                .setVariant(served.variant());
                        yield isOfType ? served.value() : zero(typical);
                    }
                    case FlagdDecision.CallersDefault without -> {
                        flag.setReason(
                                without.reason() == Reason.DISABLED
                                        ? without.reason().name()
                                        : "ERROR");
                        yield zero(typical);
                    }
                    case FlagdDecision.Failed _ -> {
                        flag.setReason("ERROR");
                        yield zero(typical);
                    }
                };
        return withValue(flag, value);
    }

    private static Value zero(Value typical) {
        return switch (typical) {
            case Value.Bool _ -> new Value.Bool(false);
            case Value.Text _ -> new Value.Text("");
            case Value.Whole _, Value.Decimal _ -> new Value.Decimal(0);
            case Value.Structure _ -> new Value.Structure(Map.of());
            case Value.Sequence _, Value.Nothing _ -> typical;
        };
    }

    /// Lists and nothing have no place in the message, and flagd leaves such flags out.
    private static Optional<AnyFlag> withValue(AnyFlag.Builder flag, Value value) {
        return switch (value) {
            case Value.Bool(var bool) -> Optional.of(flag.setBoolValue(bool).build());
            case Value.Text(var text) -> Optional.of(flag.setStringValue(text).build());
            case Value.Whole(var whole) ->
                Optional.of(flag.setDoubleValue(whole).build());
            case Value.Decimal(var decimal) ->
                Optional.of(flag.setDoubleValue(decimal).build());
            case Value.Structure(var fields) -> {
                Struct object = FlagdValues.struct(fields);
                yield Optional.of(flag.setObjectValue(object).build());
            }
            case Value.Sequence _, Value.Nothing _ -> Optional.empty();
        };
    }
}
