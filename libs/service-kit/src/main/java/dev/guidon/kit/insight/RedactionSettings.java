package dev.guidon.kit.insight;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/// What stays private.
@ConfigMapping(prefix = "guidon.redaction")
public interface RedactionSettings {

    /// Attributes whose values appear in no explanation and no sample, such as `email,company.vatNumber`. The fields of
    /// a named attribute are hidden with it.
    Optional<List<String>> attributes();
}
