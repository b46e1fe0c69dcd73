package dev.guidon.flag.adapter.json;

import dev.guidon.engine.flag.Bucketing;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Operator;
import dev.guidon.flag.edit.FlagKind;
import dev.guidon.flag.policy.EnvironmentPolicy.WhenFrozen;
import dev.guidon.flag.segment.Side;
import dev.guidon.kit.identity.KeyKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words that documents use for the constants of enums: lower case, such as `starts_with`.
final class Words {
    static final Map<String, FlagType> TYPES = of(FlagType.values());
    static final Map<String, FlagKind> FLAG_KINDS = of(FlagKind.values());
    static final Map<String, Operator> OPERATORS = of(Operator.values());
    static final Map<String, Bucketing> BUCKETINGS = of(Bucketing.values());
    static final Map<String, Side> SIDES = of(Side.values());
    static final Map<String, WhenFrozen> WHEN_FROZEN = of(WhenFrozen.values());
    static final Map<String, KeyKind> KEY_KINDS = of(KeyKind.values());

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> Map<String, E> of(E[] constants) {
        return Collections.unmodifiableMap(Stream.of(constants)
                .collect(Collectors.toMap(Words::of, constant -> constant, (first, _) -> first, LinkedHashMap::new)));
    }
}
