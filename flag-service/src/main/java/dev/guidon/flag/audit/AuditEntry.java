package dev.guidon.flag.audit;

/// One line of the audit trail.
public record AuditEntry(Stamp stamp, AuditedChange change) {}
