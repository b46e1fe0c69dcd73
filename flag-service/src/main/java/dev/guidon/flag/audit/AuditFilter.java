package dev.guidon.flag.audit;

import java.util.Optional;

/// Which entries are asked for; all of them where nothing is named.
public record AuditFilter(Optional<String> project, Optional<String> environment, Optional<String> flag) {}
