package dev.guidon.engine.flagd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The comparing operators. Fewer than two arguments never compare.
enum Comparison implements Operation {
    EQUAL {
        @Override
        boolean holds(@Nullable Object left, @Nullable Object right) {
            return Coercions.equalLoosely(left, right);
        }
    },
    IDENTICAL {
        @Override
        boolean holds(@Nullable Object left, @Nullable Object right) {
            return sameKind(left, right) && Coercions.equalLoosely(left, right);
        }
    },
    LESS {
        @Override
        boolean holds(@Nullable Object left, @Nullable Object right) {
            return Coercions.less(left, right);
        }
    },
    AT_MOST {
        @Override
        boolean holds(@Nullable Object left, @Nullable Object right) {
            return Coercions.less(left, right) || Coercions.equalLoosely(left, right);
        }
    },
    GREATER {
        @Override
        boolean holds(@Nullable Object left, @Nullable Object right) {
            return Coercions.less(right, left);
        }
    },
    AT_LEAST {
        @Override
        boolean holds(@Nullable Object left, @Nullable Object right) {
            return Coercions.less(right, left) || Coercions.equalLoosely(right, left);
        }
    };

    abstract boolean holds(@Nullable Object left, @Nullable Object right);

    @Override
    public Object on(List<?> arguments, Scope scope) {
        return holds(arguments);
    }

    @Override
    public Object onOne(@Nullable Object argument, Scope scope) {
        if (this == IDENTICAL) {
            return false;
        }
        throw new RuleFailure("a comparison takes a list of arguments");
    }

    /// With three arguments, the ordering operators ask whether the second lies between the others.
    private boolean holds(List<?> arguments) {
        if (arguments.size() < 2) {
            return false;
        }
        boolean first = holds(arguments.get(0), arguments.get(1));
        boolean between = arguments.size() == 3 && this != EQUAL && this != IDENTICAL;
        return between ? first && holds(arguments.get(1), arguments.get(2)) : first;
    }

    @Override
    public Node with(Node[] arguments) {
        return arguments.length == 2 ? new OfTwo(this, arguments[0], arguments[1]) : Operation.super.with(arguments);
    }

    /// The usual case, which makes no list.
    private record OfTwo(Comparison comparison, Node left, Node right) implements Node {
        @Override
        public Object eval(Scope scope) {
            return test(scope);
        }

        @Override
        public boolean test(Scope scope) {
            return comparison.holds(left.eval(scope), right.eval(scope));
        }
    }

    private static boolean sameKind(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right;
        }
        return (left instanceof Number && right instanceof Number)
                || (left instanceof String && right instanceof String)
                || (left instanceof Boolean && right instanceof Boolean);
    }
}
