package dev.guidon.flag.definition;

import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.flag.edit.FlagKind;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One step from a definition to the next. Says what its author means, so that it fits whatever else was changed.
public sealed interface DefinitionInstruction {

    record Rename(String name) implements DefinitionInstruction {}

    record Describe(String description) implements DefinitionInstruction {}

    /// @param maintainer empty for nobody
    record SetMaintainer(String maintainer) implements DefinitionInstruction {}

    /// Passes over tags that the flag has.
    record AddTags(List<String> tags) implements DefinitionInstruction {
        public AddTags {
            tags = List.copyOf(tags);
        }
    }

    /// Passes over tags that the flag does not have.
    record RemoveTags(List<String> tags) implements DefinitionInstruction {
        public RemoveTags {
            tags = List.copyOf(tags);
        }
    }

    /// Replaces all of them.
    record SetTags(List<String> tags) implements DefinitionInstruction {
        public SetTags {
            tags = List.copyOf(tags);
        }
    }

    /// @param before key of the variant that it goes in front of; last when empty
    record AddVariant(Variant variant, Optional<String> before) implements DefinitionInstruction {}

    /// Changes what is not empty.
    record UpdateVariant(String variantKey, Optional<Value> value, Optional<String> name, Optional<String> description)
            implements DefinitionInstruction {}

    record RemoveVariant(String variantKey) implements DefinitionInstruction {}

    /// @param variantKeys of all variants there are
    record OrderVariants(List<String> variantKeys) implements DefinitionInstruction {
        public OrderVariants {
            variantKeys = List.copyOf(variantKeys);
        }
    }

    /// @param values that follow, by the key of the variant, for each variant
    record SetType(FlagType type, Map<String, Value> values) implements DefinitionInstruction {
        public SetType {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    record SetClientVisible(boolean clientVisible) implements DefinitionInstruction {}

    record SetSchema(Value.Structure schema) implements DefinitionInstruction {}

    record RemoveSchema() implements DefinitionInstruction {}

    record SetKind(FlagKind kind) implements DefinitionInstruction {}

    /// @param until last day on which the flag is expected to be there; empty for not known yet
    record MarkTemporary(Optional<LocalDate> until) implements DefinitionInstruction {}

    record MarkPermanent() implements DefinitionInstruction {}

    record MarkStale() implements DefinitionInstruction {}

    record MarkActive() implements DefinitionInstruction {}

    record Archive() implements DefinitionInstruction {}

    record Unarchive() implements DefinitionInstruction {}
}
