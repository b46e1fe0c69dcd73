package dev.guidon.flag.adapter.rest;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.approval.Proposal.FlagChange;
import dev.guidon.flag.approval.SeenChangeRequest;
import dev.guidon.flag.approval.SeenChangeRequest.OfDefinition;
import dev.guidon.flag.approval.SeenChangeRequest.OfFlag;
import dev.guidon.flag.approval.SeenChangeRequest.OfSegment;
import dev.guidon.flag.approval.SeenChangeRequest.Sight;
import dev.guidon.flag.approval.SeenChangeRequest.Unfit;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.exchange.Plan;
import dev.guidon.flag.exchange.Step;
import dev.guidon.flag.insight.Rewrite;
import dev.guidon.flag.segment.PlacedSegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What plans and proposals would make of the flags that are there.
final class Rewrites {
    private Rewrites() {}

    /// New flags are left out: nobody is served them yet.
    static Rewrite of(Plan plan) {
        Map<String, FlagDefinition> definitions = new HashMap<>();
        Map<String, FlagConfiguration> configurations = new HashMap<>();
        Set<String> archived = new HashSet<>();
        for (Step step : plan.steps()) {
            switch (step) {
                case Step.Create _ -> {}
                case Step.Describe(var _, var after) -> definitions.put(step.flagKey(), after);
                case Step.Configure(var key, var _, var after) -> configurations.put(key, after);
                case Step.Archive(var key) -> archived.add(key);
            }
        }
        return new Rewrite(definitions, configurations, archived, List.of());
    }

    /// As far as its changes fit what is there now.
    static Rewrite of(SeenChangeRequest seen) {
        Map<String, FlagDefinition> definitions = new HashMap<>();
        Map<String, FlagConfiguration> configurations = new HashMap<>();
        Set<String> archived = new HashSet<>();
        List<PlacedSegment> segments = new ArrayList<>();
        for (Sight sight : seen.sights()) {
            switch (sight.outlook()) {
                case OfFlag(var preview) ->
                    configurations.put(((FlagChange) sight.change()).flagKey(), preview.after());
                case OfSegment(var revised) -> segments.add(revised.after());
                case OfDefinition(var preview) -> {
                    String key = preview.after().key().text();
                    definitions.put(key, preview.after());
                    if (preview.after().isArchived()) {
                        archived.add(key);
                    }
                }
                case Unfit _ -> {}
            }
        }
        return new Rewrite(definitions, configurations, archived, segments);
    }
}
