package dev.guidon.evaluation.standalone;

import dev.guidon.engine.flag.Value;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.Map;
import java.util.Optional;

/// Which flags a caller asks about, as flagd writes it: `flagSetId=<id>`, `source=<uri>`, or the uri alone. An empty id
/// selects the flags that belong to no set.
sealed interface Selector {

    /// @throws FailureException when it selects by anything else
    static Selector of(Optional<String> text) {
        String selector = text.orElse("");
        if (selector.isEmpty()) {
            return new All();
        }
        int equals = selector.indexOf('=');
        if (equals < 0) {
            return new OfSource(selector);
        }
        String value = selector.substring(equals + 1);
        return switch (selector.substring(0, equals)) {
            case "flagSetId" -> new OfSet(value);
            case "source" -> new OfSource(value);
            default ->
                throw new FailureException(Failure.Invalid.of(
                        "flagd-selector",
                        "selects by flagSetId or by source, such as flagSetId=shop; not " + selector));
        };
    }

    boolean includes(HeldFlag flag);

    /// As it is written.
    String text();

    /// Said back with answers.
    Map<String, Value> metadata();

    record All() implements Selector {
        @Override
        public boolean includes(HeldFlag flag) {
            return true;
        }

        @Override
        public String text() {
            return "";
        }

        @Override
        public Map<String, Value> metadata() {
            return Map.of();
        }
    }

    record OfSet(String id) implements Selector {
        @Override
        public boolean includes(HeldFlag flag) {
            return flag.flagSet().equals(id);
        }

        @Override
        public String text() {
            return "flagSetId=" + id;
        }

        @Override
        public Map<String, Value> metadata() {
            return id.isEmpty() ? Map.of() : Map.of("flagSetId", new Value.Text(id));
        }
    }

    record OfSource(String uri) implements Selector {
        @Override
        public boolean includes(HeldFlag flag) {
            return flag.source().equals(uri);
        }

        @Override
        public String text() {
            return "source=" + uri;
        }

        @Override
        public Map<String, Value> metadata() {
            return Map.of("source", new Value.Text(uri));
        }
    }
}
