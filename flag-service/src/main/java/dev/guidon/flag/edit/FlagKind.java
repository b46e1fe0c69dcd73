package dev.guidon.flag.edit;

/// Why a flag exists.
public enum FlagKind {
    /// Lets a feature out step by step.
    RELEASE,
    /// Tells variants apart by what they do.
    EXPERIMENT,
    /// Lets operators switch a part of the system.
    OPERATIONAL,
    /// Decides who may have what.
    PERMISSION;

    /// Whether flags of this kind are meant to go away again, unless somebody says otherwise.
    public boolean isTemporary() {
        return switch (this) {
            case RELEASE, EXPERIMENT -> true;
            case OPERATIONAL, PERMISSION -> false;
        };
    }
}
