package dev.guidon.experiment.identify;

import io.smallrye.config.ConfigMapping;

/// The administrator.
@ConfigMapping(prefix = "guidon.admin")
public interface AdminSettings {

    /// The administrator's secret, at least 16 random characters. Has no default: a known one would be no secret.
    String token();
}
