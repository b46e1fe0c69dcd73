package dev.guidon.engine.flagd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An operator whose arguments are all computed before it runs.
@FunctionalInterface
interface Operation {
    @Nullable
    Object on(List<?> arguments, Scope scope);

    /// What the operator makes of a single argument that is no list.
    default @Nullable Object onOne(@Nullable Object argument, Scope scope) {
        throw new RuleFailure("the operator takes a list of arguments");
    }

    /// An operator that makes something of a single argument that is no list.
    static Operation taking(Operation ofList, Node.Constant whenOne) {
        return taking(ofList, (_, _) -> whenOne.value());
    }

    static Operation taking(Operation ofList, OfOne ofOne) {
        return new Operation() {
            @Override
            public @Nullable Object on(List<?> arguments, Scope scope) {
                return ofList.on(arguments, scope);
            }

            @Override
            public @Nullable Object onOne(@Nullable Object argument, Scope scope) {
                return ofOne.on(argument, scope);
            }
        };
    }

    @FunctionalInterface
    interface OfOne {
        @Nullable
        Object on(@Nullable Object argument, Scope scope);
    }

    default Node with(Node[] arguments) {
        return scope -> on(Node.evalAll(arguments, scope), scope);
    }

    default Node with(Node argument) {
        return scope -> {
            Object value = argument.eval(scope);
            return value instanceof List<?> list ? on(list, scope) : onOne(value, scope);
        };
    }
}
