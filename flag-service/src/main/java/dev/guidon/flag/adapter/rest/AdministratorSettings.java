package dev.guidon.flag.adapter.rest;

import io.smallrye.config.ConfigMapping;

/// Who may use the control plane.
@ConfigMapping(prefix = "guidon.admin")
public interface AdministratorSettings {

    /// The administrator's token, at least 16 random characters. It has no default, so that no installation shares one.
    String token();
}
