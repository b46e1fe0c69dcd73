package dev.guidon.flag.adapter.json;

import dev.guidon.flag.edit.Neighbours;
import java.util.List;

/// Holds the prerequisites of one flag against the flags around it: they must exist, have the variants, and not require
/// the flag in turn.
record PrerequisiteCheck(String flagKey, Neighbours neighbours) {

    /// Takes what has the wrong form for granted: reading notes that.
    void check(Place configuration) {
        Place all = configuration.field(PrerequisiteJson.FIELD);
        for (int i = 0; i < all.node().size(); i++) {
            checkFlag(
                    all.element(i).field(PrerequisiteJson.FLAG), all.element(i).field(PrerequisiteJson.VARIANTS));
        }
    }

    private void checkFlag(Place flag, Place variants) {
        if (!flag.node().isTextual()) {
            return;
        }
        String required = flag.node().textValue();
        if (neighbours.variantsOf(required).isEmpty() && !required.equals(flagKey)) {
            flag.wrong("there is no flag " + flag.quoted() + " in this project");
            return;
        }
        neighbours
                .path(required, flagKey)
                .ifPresent(path -> flag.wrong("goes round in a circle: '" + flagKey + "' requires '"
                        + String.join("', which requires '", path) + "'"));
        neighbours.variantsOf(required).ifPresent(known -> checkVariants(required, known, variants));
    }

    private static void checkVariants(String required, List<String> known, Place variants) {
        for (int i = 0; i < variants.node().size(); i++) {
            Place variant = variants.element(i);
            if (variant.node().isTextual() && !known.contains(variant.node().textValue())) {
                variant.wrong("flag '" + required + "' has no variant " + variant.quoted() + "; it has "
                        + String.join(", ", known));
            }
        }
    }
}
