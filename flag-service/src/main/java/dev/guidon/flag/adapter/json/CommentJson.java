package dev.guidon.flag.adapter.json;

import dev.guidon.flag.audit.Stamp;

/// Comments of authors.
final class CommentJson {
    private CommentJson() {}

    static String read(Place place) {
        return place.node().isTextual() && place.node().textValue().isEmpty() ? "" : place.text(Stamp.MAX_COMMENT);
    }
}
