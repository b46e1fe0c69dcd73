package dev.guidon.flag.copy;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.batch.Line;
import dev.guidon.flag.batch.Obstacle;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.kit.failure.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A flag that is to be copied.
sealed interface Candidate {

    String flagKey();

    record Found(FlagDefinition definition, FlagConfiguration settings) implements Candidate {
        @Override
        public String flagKey() {
            return definition.key().text();
        }
    }

    /// It cannot be copied whatever the other environment is like.
    record Unfit(String flagKey, Failure failure) implements Candidate {
        Line line() {
            return Line.stopped(flagKey, new Obstacle.Refused(failure));
        }
    }

    /// @param flagKeys empty for all flags in use that may be read
    static List<Candidate> of(Ground ground, Optional<List<String>> flagKeys) {
        Map<String, FlagDefinition> known = new HashMap<>(ground.from().definitionsByKey());
        known.values().removeIf(flag -> !ground.mayRead(flag, ground.from()));
        List<Candidate> candidates = new ArrayList<>();
        flagKeys.ifPresentOrElse(
                keys -> keys.forEach(key -> candidates.add(named(key, known, ground))), () -> known.values().stream()
                        .filter(flag -> !flag.isArchived())
                        .forEach(flag -> candidates.add(named(flag.key().text(), known, ground))));
        return candidates;
    }

    private static Candidate named(String key, Map<String, FlagDefinition> known, Ground ground) {
        FlagDefinition flag = known.get(key);
        if (flag == null) {
            return new Unfit(key, new Failure.NotFound("flag", key));
        }
        FlagConfiguration settings = ground.settings().get(key);
        return flag.isArchived() || settings == null
                ? new Unfit(
                        key,
                        new Failure.Conflict("flag_archived", "flag '" + key + "' is archived; unarchive it first"))
                : new Found(flag, settings);
    }

    /// Keys of the flags that each requires.
    static Map<String, Set<String>> requirements(List<Candidate> candidates) {
        Map<String, Set<String>> required = new HashMap<>();
        candidates.forEach(candidate -> {
            if (candidate instanceof Found(var _, var settings)) {
                required.put(candidate.flagKey(), RequiredFlags.of(settings));
            }
        });
        return required;
    }
}
