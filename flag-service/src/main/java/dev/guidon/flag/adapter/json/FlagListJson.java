package dev.guidon.flag.adapter.json;

import java.util.List;

/// Keys of flags in a JSON document.
final class FlagListJson {
    private static final int MAX_KEY = 64;

    private FlagListJson() {}

    static List<String> read(Place flags, int max) {
        if (flags.node().isArray() && flags.node().isEmpty()) {
            flags.wrong("is empty; name at least one flag");
        }
        return flags.elements(max).stream()
                .map(key -> key.text(MAX_KEY))
                .distinct()
                .toList();
    }
}
