package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.flag.adapter.json.Converted.Warning;
import java.util.List;

/// FeatBit's rollouts: each variation has a range of the whole from 0 to 1. What gets all of it is served as it is.
record FeatbitServe(FeatbitVariations variations, String flagKey, List<Warning> warnings) {
    private static final double ROUNDING = 1e-5;

    /// @param place a rule, or `fallthrough`
    ObjectNode of(Place place) {
        Place shares = place.field("variations");
        List<Place> drawn = shares.elements(VariantJson.MAX).stream()
                .filter(share -> width(share) > 0)
                .toList();
        ObjectNode serve = JsonNodeFactory.instance.objectNode();
        if (drawn.size() == 1) {
            return serve.put("variant", variations.keyOf(drawn.getFirst().field("id")));
        }
        if (Math.abs(drawn.stream().mapToDouble(FeatbitServe::width).sum() - 1) > ROUNDING) {
            shares.wrong("the ranges do not add up to 1");
        }
        ObjectNode rollout = serve.putObject("rollout");
        Place dispatch = place.field("dispatchKey");
        String dispatchKey = dispatch.node().isTextual() ? dispatch.node().textValue() : "";
        if (!dispatchKey.isBlank()) {
            rollout.put("bucketBy", FeatbitConditions.attribute(dispatchKey));
        }
        write(drawn, rollout.putArray("shares"));
        rollout.put("bucketing", "featbit_v1");
        if (!dispatchKey.isBlank()) {
            warnings.add(new Warning(
                    flagKey,
                    "is drawn by '" + dispatchKey + "': whoever lacks it gets the off variant, and not all the same"
                            + " one"));
        }
        return serve;
    }

    private static double width(Place share) {
        return share.node().path("rollout").path(1).asDouble()
                - share.node().path("rollout").path(0).asDouble();
    }

    /// The ends of the ranges are rounded and not their widths, so that the weights add up.
    private void write(List<Place> drawn, ArrayNode into) {
        double end = 0;
        long given = 0;
        for (Place share : drawn) {
            end += width(share);
            boolean last = share == drawn.getLast();
            long upTo = last ? Rollout.BUCKETS : Math.round(end * Rollout.BUCKETS);
            into.addObject().put("variant", variations.keyOf(share.field("id"))).put("weight", (int) (upTo - given));
            given = upTo;
        }
    }
}
