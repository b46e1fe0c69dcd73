package dev.guidon.engine.flagd;

import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// The operators on text.
final class Texts {
    /// Longest text that a rule may put together, so that a rule cannot fill the memory by doubling.
    static final int MAX_LENGTH = 1_000_000;

    static final Operation CONCATENATION =
            Operation.taking((arguments, _) -> concatenate(arguments), Texts::textItself);
    static final Operation SUBSTRING = (arguments, _) -> substring(arguments);
    static final Operation STARTS_WITH = affix(String::startsWith);
    static final Operation ENDS_WITH = affix(String::endsWith);

    private Texts() {}

    private static Object textItself(@Nullable Object argument, Scope scope) {
        if (argument instanceof String text) {
            return text;
        }
        throw new RuleFailure("cat takes text or a list");
    }

    /// Several parts lose the white space at both ends of the whole; a single one keeps it.
    private static String concatenate(List<?> parts) {
        if (parts.size() == 1) {
            return Coercions.text(parts.getFirst());
        }
        StringBuilder whole = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            whole.append(Coercions.text(parts.get(i)));
            if (whole.length() > MAX_LENGTH) {
                throw new RuleFailure("the rule makes text of more than " + MAX_LENGTH + " characters");
            }
        }
        return Whitespace.trim(whole.toString());
    }

    /// Counts code points. A start outside of the text gives all of it.
    private static String substring(List<?> arguments) {
        String text = Coercions.text(Coercions.at(arguments, 0));
        long length = text.codePointCount(0, text.length());
        long from = Numerals.toInteger(Coercions.number(Coercions.at(arguments, 1)));
        from = from < 0 ? length + from : from;
        if (from < 0 || from > length) {
            return text;
        }
        long wanted = arguments.size() == 3 ? Numerals.toInteger(Coercions.number(arguments.get(2))) : length;
        long to = Math.min(length, wanted < 0 ? length + wanted : from + wanted);
        if (to < from) {
            throw new RuleFailure("the substring ends before it starts");
        }
        return text.substring(
                text.offsetByCodePoints(0, Math.toIntExact(from)), text.offsetByCodePoints(0, Math.toIntExact(to)));
    }

    /// Null for anything but two texts.
    private static Operation affix(BiPredicate<String, String> relation) {
        return Operation.taking((arguments, _) -> relate(arguments, relation), new Node.Constant(null));
    }

    private static @Nullable Boolean relate(List<?> arguments, BiPredicate<String, String> relation) {
        if (arguments.size() != 2) {
            return null;
        }
        boolean bothText = arguments.get(0) instanceof String && arguments.get(1) instanceof String;
        return bothText ? (Boolean) relation.test((String) arguments.get(0), (String) arguments.get(1)) : null;
    }
}
