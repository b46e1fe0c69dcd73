package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.segment.ImportedList;
import dev.guidon.flag.segment.SegmentVersion.ListRevision;
import dev.guidon.flag.segment.Side;
import java.util.List;

/// Imported lists as the API tells of them and as the history keeps them: never their units.
public final class SegmentListJson {
    private SegmentListJson() {}

    public static ArrayNode write(List<ImportedList> lists) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        lists.stream().filter(list -> list.revision() > 0).forEach(list -> array.add(write(list.asRevision())));
        return array;
    }

    /// With the imports that are under way.
    public static ArrayNode writeWithImports(List<ImportedList> lists) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        lists.forEach(list -> {
            ObjectNode object = write(list.asRevision());
            list.running().ifPresent(running -> object.putObject("importing")
                    .put("units", running.units())
                    .put("lastSeen", running.lastSeen().toString()));
            array.add(object);
        });
        return array;
    }

    public static ObjectNode write(ListRevision list) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("list", Words.of(list.side()))
                .put("attribute", list.attribute())
                .put("revision", list.revision())
                .put("size", list.size());
    }

    static List<ListRevision> read(Place place) {
        return place.elements(Integer.MAX_VALUE).stream()
                .map(list -> new ListRevision(
                        list.field("list").word(Words.SIDES).orElse(Side.INCLUDED),
                        list.field("attribute").text(SegmentJson.MAX_TEXT),
                        list.field("revision").node().longValue(),
                        list.field("size").node().longValue()))
                .toList();
    }
}
