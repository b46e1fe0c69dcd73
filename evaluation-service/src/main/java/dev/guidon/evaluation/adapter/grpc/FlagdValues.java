package dev.guidon.evaluation.adapter.grpc;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flagd.FlagdDecision;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// The values of decisions as flagd's protocols type them. Whole numbers may be read as floating ones and the other way
/// round, cut off towards zero; anything else is a mismatch.
final class FlagdValues {
    private FlagdValues() {}

    static boolean bool(FlagdDecision.Served decision) {
        if (decision.value() instanceof Value.Bool(var value)) {
            return value;
        }
        throw mismatch(decision, "boolean");
    }

    static String string(FlagdDecision.Served decision) {
        if (decision.value() instanceof Value.Text(var value)) {
            return value;
        }
        throw mismatch(decision, "string");
    }

    static double floating(FlagdDecision.Served decision) {
        return switch (decision.value()) {
            case Value.Decimal(var value) -> value;
            case Value.Whole(var value) -> value;
            case Value.Bool _, Value.Text _, Value.Structure _, Value.Sequence _, Value.Nothing _ ->
                throw mismatch(decision, "number");
        };
    }

    /// A double that no `long` can hold becomes the smallest one, as flagd has it.
    static long whole(FlagdDecision.Served decision) {
        if (decision.value() instanceof Value.Whole(var value)) {
            return value;
        }
        double number = floating(decision);
        return number >= -0x1p63 && number < 0x1p63 ? (long) number : Long.MIN_VALUE;
    }

    static Struct object(FlagdDecision.Served decision) {
        if (decision.value() instanceof Value.Structure(var fields)) {
            return struct(fields);
        }
        throw mismatch(decision, "object");
    }

    /// An answer with the name of its variant; a variant without a name is none on the wire.
    static <B> B named(FlagdDecision.Served decision, B answer, BiFunction<B, String, B> name) {
        return decision.variant().isEmpty() ? answer : name.apply(answer, decision.variant());
    }

    /// What an answer carries besides.
    static Struct metadata(FlagdDecision decision) {
        return struct(decision.metadata());
    }

    static com.google.protobuf.Value text(String text) {
        return com.google.protobuf.Value.newBuilder().setStringValue(text).build();
    }

    static Struct struct(Map<String, Value> fields) {
        Struct.Builder struct = Struct.newBuilder();
        fields.forEach((name, value) -> struct.putFields(name, value(value)));
        return struct.build();
    }

    private static ListValue list(List<Value> values) {
        ListValue.Builder list = ListValue.newBuilder();
        values.forEach(value -> list.addValues(value(value)));
        return list.build();
    }

    private static com.google.protobuf.Value value(Value value) {
        var wire = com.google.protobuf.Value.newBuilder();
        return switch (value) {
            case Value.Bool(var bool) -> wire.setBoolValue(bool).build();
            case Value.Text(var text) -> wire.setStringValue(text).build();
            case Value.Whole(var whole) -> wire.setNumberValue(whole).build();
            case Value.Decimal(var decimal) -> wire.setNumberValue(decimal).build();
            case Value.Structure(var fields) ->
                wire.setStructValue(struct(fields)).build();
            case Value.Sequence(var values) -> wire.setListValue(list(values)).build();
            case Value.Nothing() -> wire.setNullValue(NullValue.NULL_VALUE).build();
        };
    }

    private static FailureException mismatch(FlagdDecision.Served decision, String asked) {
        return new FailureException(Failure.Invalid.of(
                "flag_key",
                "TYPE_MISMATCH: variant " + decision.variant() + " of the flag is no " + asked
                        + "; ask with the method of its type"));
    }
}
