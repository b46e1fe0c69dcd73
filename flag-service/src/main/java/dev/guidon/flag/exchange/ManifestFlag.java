package dev.guidon.flag.exchange;

import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Value;
import dev.guidon.flag.project.Key;
import java.util.Optional;

/// A flag as a manifest of OpenFeature's command line shows it: what code needs to know of it.
///
/// @param name empty where its author gives none
/// @param description empty for none
/// @param codeDefault what code falls back to; empty where its author leaves it as it is
public record ManifestFlag(
        Key key, Optional<String> name, FlagType type, String description, Optional<Value> codeDefault) {}
