package dev.guidon.flag.publish;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/// What the destination of rulesets says it has.
public interface RulesetMirror {

    /// Sequence by environment; absent where it has nothing.
    Uni<Map<String, Long>> sequences(List<String> environmentIds);
}
