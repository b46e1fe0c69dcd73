package dev.guidon.engine.flagd;

import dev.guidon.engine.flag.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Turns the rule of one flag into nodes. What flagd refuses only when it meets it, such as an unknown operator in a
/// branch that is seldom taken, compiles to a node that fails.
final class RuleCompiler {
    private static final int[] NONE = {};

    private static final Map<String, Operation> PLAIN = Map.ofEntries(
            Map.entry("==", Comparison.EQUAL),
            Map.entry("===", Comparison.IDENTICAL),
            Map.entry("<", Comparison.LESS),
            Map.entry("<=", Comparison.AT_MOST),
            Map.entry(">", Comparison.GREATER),
            Map.entry(">=", Comparison.AT_LEAST),
            Map.entry("!", Branches.negation(false)),
            Map.entry("!!", Branches.negation(true)),
            Map.entry("+", Arithmetic.SUM),
            Map.entry("-", Arithmetic.DIFFERENCE),
            Map.entry("*", Arithmetic.PRODUCT),
            Map.entry("/", Arithmetic.QUOTIENT),
            Map.entry("%", Arithmetic.REMAINDER),
            Map.entry("abs", Arithmetic.ABSOLUTE),
            Map.entry("max", Arithmetic.MAXIMUM),
            Map.entry("min", Arithmetic.MINIMUM),
            Map.entry("cat", Texts.CONCATENATION),
            Map.entry("substr", Texts.SUBSTRING),
            Map.entry("starts_with", Texts.STARTS_WITH),
            Map.entry("ends_with", Texts.ENDS_WITH),
            Map.entry("in", Lists.IN),
            Map.entry("merge", Lists.MERGE),
            Map.entry("missing", Lists.MISSING),
            Map.entry("missing_some", Lists.MISSING_SOME),
            Map.entry("contains_all", Lists.CONTAINS_ALL),
            Map.entry("contains_any", Lists.CONTAINS_ANY),
            Map.entry("contains_none", Lists.CONTAINS_NONE),
            Map.entry("set", Lists.SET),
            Map.entry("sem_ver", Versions.COMPARISON));

    private final Map<String, Operation> operations;

    private RuleCompiler(String flagKey, FractionalGeneration generation) {
        Map<String, Operation> known = new HashMap<>(PLAIN);
        known.put(
                "fractional",
                switch (generation) {
                    case SECOND -> Fractional.of(flagKey);
                    case THIRD -> new FractionalOfValues(flagKey);
                });
        this.operations = Map.copyOf(known);
    }

    static Node compile(String flagKey, Value rule, FractionalGeneration generation) {
        return new RuleCompiler(flagKey, generation).compile(rule, NONE);
    }

    /// @param hops scopes that variables are looked up in first, see [Variable]
    private Node compile(Value rule, int[] hops) {
        return switch (rule) {
            case Value.Structure(var fields)
            when fields.size() == 1 -> {
                Map.Entry<String, Value> only = fields.entrySet().iterator().next();
                yield operation(only.getKey(), only.getValue(), hops);
            }
            case Value.Sequence(var elements) -> list(compileAll(elements, hops));
            // A map with two fields or more is a literal.
            case Value.Structure _, Value.Bool _, Value.Text _, Value.Whole _, Value.Decimal _, Value.Nothing _ ->
                new Node.Constant(JsonValues.plain(rule));
        };
    }

    private static Node list(Node[] elements) {
        Object[] constants = new Object[elements.length];
        for (int i = 0; i < elements.length; i++) {
            if (!(elements[i] instanceof Node.Constant(var value))) {
                return Node.list(elements);
            }
            constants[i] = value;
        }
        return new Node.Constant(Arrays.asList(constants));
    }

    private Node[] compileAll(List<Value> values, int[] hops) {
        return values.stream().map(value -> compile(value, hops)).toArray(Node[]::new);
    }

    private Node operation(String operator, Value arguments, int[] hops) {
        return switch (operator) {
            case "var" -> new Variable(lookup(arguments, hops), isOwn(arguments) ? NONE : hops);
            case "if", "?:" -> lazily(arguments, 0, list -> Branches.conditional(compileAll(list, hops)));
            case "and" -> lazily(arguments, 0, list -> Branches.and(compileAll(list, hops)));
            case "or" -> lazily(arguments, 0, list -> Branches.or(compileAll(list, hops)));
            case "filter", "map", "reduce" -> walk(operator, arguments, hops);
            case "all", "some", "none" -> lazily(arguments, 1, list -> quantifier(operator, list, hops));
            case "!=" -> Branches.not(eagerly(Comparison.EQUAL, arguments, hops));
            case "!==" -> Branches.not(eagerly(Comparison.IDENTICAL, arguments, hops));
            case "in" -> in(arguments, hops);
            default -> {
                Operation known = operations.get(operator);
                yield known == null
                        ? Node.failing("there is no operator " + operator)
                        : eagerly(known, arguments, hops);
            }
        };
    }

    private Node eagerly(Operation operation, Value arguments, int[] hops) {
        return arguments instanceof Value.Sequence(var list)
                ? operation.with(compileAll(list, hops))
                : operation.with(compile(arguments, hops));
    }

    private interface OfList {
        Node compile(List<Value> arguments);
    }

    private static Node lazily(Value arguments, int atLeast, OfList compiler) {
        return arguments instanceof Value.Sequence(var list) && list.size() >= atLeast
                ? compiler.compile(list)
                : Node.failing("the operator takes a list of at least " + atLeast + " arguments");
    }

    private Node in(Value arguments, int[] hops) {
        if (arguments instanceof Value.Sequence(var list)
                && list.size() == 2
                && list.get(1) instanceof Value.Sequence(var elements)
                && elements.stream().allMatch(Value.Text.class::isInstance)) {
            List<String> texts = elements.stream()
                    .map(element -> ((Value.Text) element).value())
                    .toList();
            return Lists.inTexts(compile(list.getFirst(), hops), Set.copyOf(texts), texts);
        }
        return eagerly(Lists.IN, arguments, hops);
    }

    private Variable.Lookup lookup(Value path, int[] hops) {
        return switch (path) {
            case Value.Text(var name) -> Variable.path(name);
            case Value.Sequence(var list)
            when list.size() == 1 && list.getFirst() instanceof Value.Text(var name) -> Variable.path(name);
            case Value.Sequence(var list)
            when list.size() == 2 && list.getFirst() instanceof Value.Text(var name) ->
                Variable.path(name, compile(list.get(1), hops));
            case Value.Sequence _, Value.Structure _, Value.Bool _, Value.Whole _, Value.Decimal _, Value.Nothing _ ->
                Variable.computed(compile(path, hops));
        };
    }

    private Node walk(String operator, Value arguments, int[] hops) {
        boolean isReduce = operator.equals("reduce");
        return lazily(arguments, 0, list -> {
            if (list.size() < (isReduce ? 3 : 2)) {
                return new Node.Constant(isReduce ? (Object) 0.0 : List.of());
            }
            Node subject = subject(list.getFirst(), hops);
            int[] inside = inside(hops, operator.equals("filter"));
            return switch (operator) {
                case "filter" -> Walks.filter(subject, compile(list.get(1), inside));
                case "map" -> Walks.map(subject, compile(list.get(1), inside));
                default -> Walks.reduce(subject, rule(list.get(1), inside), start(list.get(2), hops));
            };
        });
    }

    private Node quantifier(String operator, List<Value> arguments, int[] hops) {
        Node subject = subject(arguments.getFirst(), hops);
        Node condition = arguments.size() < 2
                ? Node.failing(operator + " lacks its condition")
                : condition(arguments.get(1), inside(hops, !operator.equals("all")), operator.equals("none"));
        return switch (operator) {
            case "all" -> Walks.all(subject, condition);
            case "some" -> Walks.some(subject, condition);
            default -> Walks.none(subject, condition);
        };
    }

    /// A literal list is taken as it stands, without computing its elements.
    private Node subject(Value subject, int[] hops) {
        return switch (subject) {
            case Value.Sequence _ -> new Node.Constant(JsonValues.plain(subject));
            case Value.Structure _ -> compile(subject, hops);
            case Value.Bool _, Value.Text _, Value.Whole _, Value.Decimal _, Value.Nothing _ -> new Node.Constant(null);
        };
    }

    /// A list is no start; what a map computes may be one.
    private Node start(Value start, int[] hops) {
        return start instanceof Value.Sequence
                ? Node.failing("reduce does not start with a list")
                : compile(start, hops);
    }

    private Node rule(Value rule, int[] hops) {
        return rule instanceof Value.Structure
                ? compile(rule, hops)
                : Node.failing("the operator takes a rule for each element");
    }

    /// flagd refuses a condition that is nothing but a variable with a value, since that is no rule.
    ///
    /// @param aroundOnly whether only values from around the element are refused
    private Node condition(Value condition, int[] hops, boolean aroundOnly) {
        Node rule = rule(condition, hops);
        boolean isPlainVariable = condition instanceof Value.Structure(var fields)
                && fields.keySet().equals(Set.of("var"))
                && !isOwn(fields.getOrDefault("var", new Value.Nothing()));
        if (!isPlainVariable || !(rule instanceof Variable variable)) {
            return rule;
        }
        return scope -> {
            Object refused = aroundOnly ? variable.around(scope) : variable.eval(scope);
            if (refused != null && !(refused instanceof Map<?, ?> fields && fields.size() != 1)) {
                throw new RuleFailure("a condition is a rule, no value");
            }
            return variable.eval(scope);
        };
    }

    /// Whether a path is never looked up around the element: it is the element itself, or begins with a dot.
    private static boolean isOwn(Value path) {
        return path instanceof Value.Text(var name) && (name.isEmpty() || name.startsWith("."));
    }

    private static int[] inside(int[] hops, boolean looksOutFirst) {
        IntStream further = IntStream.of(hops).map(hop -> hop + 1);
        return (looksOutFirst ? IntStream.concat(further, IntStream.of(1)) : further).toArray();
    }
}
