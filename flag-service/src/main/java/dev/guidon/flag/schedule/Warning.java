package dev.guidon.flag.schedule;

/// Something that may go wrong with a schedule, told when it is made and when it is read.
///
/// @param code `does_not_apply`, `overlaps` or `frozen`
/// @param detail for people
public record Warning(String code, String detail) {

    static Warning doesNotApply(String problem) {
        return new Warning("does_not_apply", "it would be refused as things are: " + problem);
    }

    static Warning overlaps(Schedule other, String at) {
        return new Warning(
                "overlaps",
                "schedule '" + other.head().id() + "' touches the same part of the flag within a minute of " + at);
    }

    static Warning frozen(String at, boolean waits) {
        return new Warning(
                "frozen", "its occurrence at " + at + " falls into a freeze and " + (waits ? "waits" : "will fail"));
    }
}
