package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.approval.ChangeRequest;
import dev.guidon.flag.approval.Review;
import dev.guidon.flag.approval.SeenChangeRequest;
import dev.guidon.flag.approval.SeenChangeRequest.Sight;
import dev.guidon.flag.segment.SegmentDefinition;

/// Change requests as their readers see them.
public final class ChangeRequestJson {
    private ChangeRequestJson() {}

    /// Without what was said of it.
    public static ObjectNode write(ChangeRequest request) {
        ChangeRequest.Head head = request.head();
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("id", head.id())
                .put("title", request.proposal().title())
                .put("description", request.proposal().description())
                .put("status", Words.of(request.progress().status()))
                .put("revision", request.progress().revision())
                .put("author", head.author().id())
                .put("createdAt", head.createdAt().toString())
                .put("outcome", request.progress().outcome());
        object.set("apply", ProposalJson.write(request.proposal().plan()));
        request.progress().dueAt().ifPresent(at -> object.put("dueAt", at.toString()));
        return object.set("changes", ProposalJson.write(request.proposal().changes()));
    }

    public static ObjectNode withReviews(ChangeRequest request) {
        ObjectNode object = write(request);
        ArrayNode approvers = object.putArray("approvers");
        request.approvers().forEach(approver -> approvers.add(approver.id()));
        ArrayNode reviews = object.putArray("reviews");
        request.reviews().forEach(review -> write(review, reviews.addObject()));
        return object;
    }

    private static void write(Review review, ObjectNode into) {
        into.put("reviewer", review.reviewer().id())
                .put("verdict", Words.of(review.verdict()))
                .put("revision", review.revision())
                .put("comment", review.comment())
                .put("at", review.at().toString());
    }

    /// With what each change would do now.
    public static ObjectNode write(SeenChangeRequest seen) {
        ObjectNode object = withReviews(seen.request());
        ArrayNode changes = object.putArray("changes");
        seen.sights().forEach(sight -> changes.add(write(sight)));
        return object;
    }

    private static ObjectNode write(Sight sight) {
        ObjectNode object = ProposalJson.write(sight.change());
        return switch (sight.outlook()) {
            case SeenChangeRequest.Unfit(var problem) -> object.put("problem", problem);
            case SeenChangeRequest.OfFlag(var preview) -> {
                ObjectNode now = object.putObject("preview")
                        .put("version", preview.before().version());
                now.setAll(InstructionJson.difference(preview.before(), preview.after()));
                now.set("configuration", ConfigurationJson.write(preview.after()));
                yield object;
            }
            case SeenChangeRequest.OfDefinition(var preview) -> {
                ObjectNode now = object.putObject("preview")
                        .put("version", preview.before().version());
                now.setAll(DefinitionInstructionJson.difference(preview.before(), preview.after()));
                yield object;
            }
            case SeenChangeRequest.OfSegment(var revised) -> {
                SegmentDefinition before = revised.before().definition();
                SegmentDefinition after = revised.after().definition();
                ObjectNode now = object.putObject("preview").put("version", before.version());
                now.setAll(SegmentInstructionJson.difference(before.content(), after.content()));
                now.set("segment", SegmentJson.write(after));
                yield object;
            }
        };
    }
}
