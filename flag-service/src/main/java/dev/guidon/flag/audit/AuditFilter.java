package dev.guidon.flag.audit;

import java.util.Optional;

/// Which entries of an organization's trail are asked for; all of them where nothing else is named.
public record AuditFilter(
        String organization, Optional<String> project, Optional<String> environment, Optional<String> flag) {}
