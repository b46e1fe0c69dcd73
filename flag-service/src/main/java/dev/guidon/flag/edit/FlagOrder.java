package dev.guidon.flag.edit;

/// How a list of flags is sorted. Flags that are alike are sorted by key in the same direction.
public record FlagOrder(By by, boolean descending) {

    public enum By {
        KEY,
        CREATED_AT,
        CHANGED_AT
    }
}
