package dev.guidon.evaluation.decide;

import dev.guidon.engine.evaluate.FlagChange;
import dev.guidon.engine.evaluate.ListedSubject;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flagd.FlagdDecision;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The flags that one caller may see, at one moment, as the protocols of flagd and OFREP know flags. Immutable: whoever
/// holds one sees no half of a change.
public interface FlagdFlags {

    /// Decides one flag. Never throws.
    FlagdDecision decide(String flagKey, ListedSubject subject);

    /// Decides all flags; one key may come twice, of two flag sets.
    List<FlagdDecision> decideAll(ListedSubject subject);

    /// What the default of a flag is worth, by which the first protocol tells types; empty without a default.
    Optional<Value> defaultValue(String flagKey);

    /// What was selected, said back with answers about all flags, and with errors.
    Map<String, Value> selected();

    /// Another text whenever answers to one context may be others.
    String mark();

    /// The flags as a document of flagd, in JSON.
    ///
    /// @throws dev.guidon.kit.failure.FailureException when the caller may not see rules
    String document();

    FlagdAudience audience();

    /// The flags that the same caller may see now.
    ///
    /// @throws dev.guidon.kit.failure.FailureException when the caller may see nothing any more
    FlagdFlags now();

    /// What differs from `earlier`, which the same caller got.
    List<FlagChange> changesSince(FlagdFlags earlier);
}
